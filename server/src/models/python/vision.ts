// Libraries of trained networks for images: Ultralytics, Segment Anything, CLIP, segmentation models, detection toolboxes.
import type { KnownText } from '../code/known-text';
import type { Framework, Loaded, LoadCall } from '../code/load-call';
import { byId, given, perhaps } from '../code/load-rules';
import { fileRule, hubRule, namedRule } from '../hosted/hosted-rules';
import { isLocal, spellFile, spellFileOr, spellHub, spellIn, type SpelledModel } from '../references';

/** The names under which Ultralytics publishes weights. */
const ultralyticsNames =
  /^(?:yolov?\d+\w*|yolo_nas_\w|yoloe|rtdetr|sam2?|sam2\.1|mobile_sam|FastSAM)(?:[-_.][\w-]+)*?(?:\.pt)?$/i;

/** A published name, else a file; the description of an architecture has no weights. */
function spellUltralytics(known: KnownText): SpelledModel | undefined {
  const isName = !known.isPath && !known.text.includes('/') && ultralyticsNames.test(known.text);
  return isName ? spellIn('ultralytics')(known) : spellFile(known);
}

function loadUltralytics(call: LoadCall): Loaded | undefined {
  const place = { at: 0, named: ['model'] };
  if (/\.ya?ml$/.test(call.text(place)?.text ?? '')) return undefined;
  return byId({ id: [place], spell: spellUltralytics, without: 'default' })(call);
}

/** Data that a training loop is told of; what is decided while the program runs is not reported by itself. */
function trainUltralytics(call: LoadCall): Loaded | undefined {
  const data = call.text({ named: ['data'] });
  return data === undefined ? undefined : { kind: 'dataset', reference: spellFile(data)?.reference };
}

const ultralytics: Framework = {
  packages: ['ultralytics'],
  rules: [
    {
      calls: [
        'YOLO|RTDETR|SAM|FastSAM|NAS|YOLOWorld|YOLOE',
        '*.YOLO|RTDETR|SAM|FastSAM|NAS|YOLOWorld|YOLOE',
        '*.().load',
      ],
      how: 'ultralytics.YOLO',
      read: loadUltralytics,
    },
    { calls: ['**.().**.train'], how: 'ultralytics.train', read: trainUltralytics },
  ],
};

/** An architecture with the tag of its weights, or an id of the hub: `open_clip:ViT-B-16/laion2b_s34b_b88k`. */
function loadOpenClip(call: LoadCall): Loaded | undefined {
  const name = { at: 0, named: ['model_name'] };
  const tag = { at: 1, named: ['pretrained'] };
  const architecture = call.text(name);
  if (architecture === undefined) return perhaps(call, call.argument(name), spellIn('open_clip'));
  if (/^(?:hf-hub|local-dir):/.test(architecture.text)) return { reference: spellHub(architecture)?.reference };
  if (call.argument(tag) === undefined) {
    return call.hasUnknownArguments() || call.name === 'create_model_from_pretrained'
      ? { reference: undefined }
      : undefined;
  }
  const weights = call.text(tag);
  if (weights === undefined) return { reference: undefined };
  if (isLocal(weights)) return { reference: spellFile(weights)?.reference };
  return weights.text === '' ? undefined : { reference: `open_clip:${architecture.text}/${weights.text}` };
}

/** An encoder with weights that the library fetches, unless none are asked for. */
function buildSegmentation(call: LoadCall): Loaded | undefined {
  const isFactory = call.name === 'create_model';
  if (!isFactory && !/^[A-Z]/.test(call.name)) return undefined;
  const at = isFactory ? 1 : 0;
  const encoder = { at, named: ['encoder_name'] };
  const weights = { at: isFactory ? 2 : 2, named: ['encoder_weights'] };
  if (call.isLiteral(weights, null)) return undefined;
  const name = call.isGiven(encoder) ? call.text(encoder)?.text : 'resnet34';
  const given = call.isGiven(weights) ? call.text(weights)?.text : 'imagenet';
  if (call.hasUnknownArguments() || name === undefined || given === undefined) return { reference: undefined };
  return { reference: `smp:${name}/${given}` };
}

const segmentation: Framework = {
  packages: ['segmentation_models_pytorch'],
  rules: [
    hubRule('smp.from_pretrained', ['from_pretrained', '**.from_pretrained'], given(0)),
    {
      calls: [
        'Unet|UnetPlusPlus|MAnet|Linknet|FPN|PSPNet|PAN|DeepLabV3|DeepLabV3Plus|UPerNet|Segformer|DPT',
        'create_model',
      ],
      how: 'smp.encoder_weights',
      read: buildSegmentation,
    },
  ],
};

/** The weights stand behind the configuration of the network. */
const toolbox = (how: string, calls: readonly string[]) =>
  fileRule(how, calls, given(1, 'checkpoint', 'weights', 'ckpt_path', 'pretrained'));

export const vision: readonly Framework[] = [
  ultralytics,
  segmentation,
  {
    packages: ['open_clip'],
    rules: [
      {
        calls: [
          'create_model|create_model_and_transforms|create_model_from_pretrained',
          '*.create_model|create_model_and_transforms',
        ],
        how: 'open_clip.create_model',
        read: loadOpenClip,
      },
    ],
  },
  { packages: ['clip'], rules: [namedRule('clip.load', ['load', 'clip.load'], spellClip, given(0, 'name'))] },
  {
    packages: ['segment_anything', 'mobile_sam', 'segment_anything_hq', 'micro_sam'],
    rules: [
      fileRule(
        'segment_anything.registry',
        [
          'sam_model_registry.*',
          '**.sam_model_registry.*',
          'build_sam|build_sam_vit_h|build_sam_vit_l|build_sam_vit_b',
          '*.build_sam|build_sam_vit_h|build_sam_vit_l|build_sam_vit_b',
        ],
        given(0, 'checkpoint'),
      ),
    ],
  },
  {
    packages: ['sam2'],
    rules: [
      toolbox('sam2.build_sam2', ['build_sam.build_sam2', 'build_sam.build_sam2_video_predictor', 'build_sam.*']),
      hubRule('sam2.from_pretrained', ['**.from_pretrained'], given(0, 'model_id')),
    ],
  },
  { packages: ['groundingdino'], rules: [toolbox('groundingdino.load_model', ['**.load_model'])] },
  {
    packages: ['mmdet', 'mmseg', 'mmpose', 'mmaction', 'mmdet3d', 'mmocr', 'mmrotate'],
    rules: [
      toolbox('openmmlab.init_model', [
        'apis.init_detector|init_model|init_segmentor|init_pose_model|init_recognizer',
        'apis.inference_detector',
      ]),
    ],
  },
  {
    packages: ['mmpretrain', 'mmcls'],
    rules: [
      namedRule(
        'mmpretrain.get_model',
        ['get_model', 'apis.get_model', '*.*Inferencer'],
        spellIn('mmpretrain'),
        given(0, 'model'),
        { except: (call) => !call.isGiven({ at: 1, named: ['pretrained'] }) },
      ),
    ],
  },
  {
    packages: ['detectron2'],
    rules: [
      namedRule(
        'detectron2.model_zoo',
        ['model_zoo.get_checkpoint_url'],
        spellIn('detectron2'),
        given(0, 'config_path'),
      ),
      fileRule('detectron2.checkpoint', ['checkpoint.DetectionCheckpointer.().load|resume_or_load'], given(0)),
      fileRule('detectron2.weights', ['config.get_cfg.().MODEL.WEIGHTS.='], given(0), { takesObjects: true }),
    ],
  },
  {
    packages: ['fastai', 'fastbook'],
    rules: [
      fileRule('fastai.load_learner', ['**.load_learner', 'load_learner'], given(0, 'fname'), { unsafe: () => true }),
    ],
  },
  {
    packages: ['efficientnet_pytorch', 'pytorch_pretrained_vit', 'efficientnet'],
    rules: [
      namedRule(
        'efficientnet_pytorch.from_pretrained',
        ['**.from_pretrained'],
        spellIn('efficientnet_pytorch'),
        given(0, 'model_name'),
      ),
    ],
  },
  {
    packages: ['insightface'],
    rules: [
      namedRule(
        'insightface.FaceAnalysis',
        ['app.FaceAnalysis', '**.FaceAnalysis'],
        spellIn('insightface'),
        given(0, 'name'),
        { without: 'default' },
      ),
      fileRule('insightface.get_model', ['model_zoo.get_model'], given(0, 'name')),
    ],
  },
  {
    packages: ['rembg'],
    rules: [
      namedRule('rembg.new_session', ['new_session'], spellIn('rembg'), given(0, 'model_name'), { without: 'default' }),
    ],
  },
  {
    packages: ['deepface'],
    rules: [
      namedRule(
        'deepface.build_model',
        ['DeepFace.verify|find|represent|build_model|extract_faces'],
        spellIn('deepface'),
        [{ named: ['model_name'] }],
      ),
    ],
  },
  {
    packages: ['doctr'],
    rules: [
      namedRule('doctr.predictor', ['models.ocr_predictor'], spellIn('doctr'), [{ named: ['det_arch'] }], {
        without: 'default',
      }),
    ],
  },
  {
    packages: ['rfdetr', 'supervision', 'inference'],
    rules: [
      fileRule(
        'rfdetr.load',
        ['RFDETRBase|RFDETRLarge|RFDETRNano|RFDETRSmall|RFDETRMedium'],
        [{ named: ['pretrain_weights'] }],
        { without: 'default' },
      ),
      namedRule('inference.get_model', ['get_model'], spellIn('roboflow'), given(0, 'model_id')),
    ],
  },
  {
    packages: ['depth_anything_v2', 'paddleocr', 'anomalib'],
    rules: [
      fileRule(
        'anomalib.load',
        ['deploy.TorchInferencer|OpenVINOInferencer', '**.load_from_checkpoint'],
        given(0, 'path', 'checkpoint_path'),
      ),
    ],
  },
  {
    packages: ['kaggle', 'kagglehub'],
    rules: [
      namedRule(
        'kagglehub.model_download',
        ['model_download', 'model.model_download'],
        spellIn('kaggle'),
        given(0, 'handle'),
      ),
      namedRule(
        'kagglehub.dataset_download',
        ['dataset_download', 'dataset_load', 'competition_download', 'load_dataset'],
        spellIn('kaggle'),
        given(0, 'handle'),
        { kind: 'dataset' },
      ),
    ],
  },
];

function spellClip(known: KnownText): SpelledModel | undefined {
  return /^(?:ViT-|RN\d)/.test(known.text) ? spellIn('clip')(known) : spellFileOr('clip')(known);
}
