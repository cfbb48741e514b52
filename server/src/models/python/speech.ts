// Speech: Whisper in its several engines, NeMo, Coqui, Vosk, text to speech.
// Sources: the libraries' documentation; the table of sizes is that of faster_whisper/utils.py.
import type { Framework } from '../code/load-call';
import { given } from '../code/load-rules';
import { fileRule, hubRule, namedRule } from '../hosted/hosted-rules';
import { isLocal, spellFile, spellFileOr, spellHub, spellIn, type SpelledModel } from '../references';
import type { KnownText } from '../code/known-text';
import { wordTable } from '../../text/word-table';

const byWhisper = spellFileOr('whisper');

/** Sizes that faster-whisper fetches from elsewhere than `Systran/faster-whisper-…`. */
const fasterSizes: Readonly<Record<string, string>> = wordTable({
  large: 'Systran/faster-whisper-large-v3',
  turbo: 'mobiuslabsgmbh/faster-whisper-large-v3-turbo',
  'large-v3-turbo': 'mobiuslabsgmbh/faster-whisper-large-v3-turbo',
  'distil-large-v2': 'Systran/faster-distil-whisper-large-v2',
  'distil-medium.en': 'Systran/faster-distil-whisper-medium.en',
  'distil-small.en': 'Systran/faster-distil-whisper-small.en',
  'distil-large-v3': 'Systran/faster-distil-whisper-large-v3',
  'distil-large-v3.5': 'distil-whisper/distil-large-v3.5-ct2',
});

function spellFaster(known: KnownText): SpelledModel | undefined {
  const { text } = known;
  if (text.includes('/') || isLocal(known)) return spellHub(known);
  const repository = Object.hasOwn(fasterSizes, text) ? fasterSizes[text] : `Systran/faster-whisper-${text}`;
  return { reference: `pkg:huggingface/${repository ?? text}` };
}

function spellNemo(known: KnownText): SpelledModel | undefined {
  return known.text.includes('/') ? spellHub(known) : spellIn('nemo')(known);
}

export const speech: readonly Framework[] = [
  {
    packages: ['whisper', 'whisper_timestamped', 'stable_whisper'],
    rules: [namedRule('whisper.load_model', ['load_model', '*.load_model'], byWhisper, given(0, 'name'))],
  },
  {
    packages: ['faster_whisper'],
    rules: [
      namedRule(
        'faster_whisper.WhisperModel',
        ['WhisperModel', '*.WhisperModel', 'download_model', 'utils.download_model'],
        spellFaster,
        given(0, 'model_size_or_path', 'size_or_id'),
      ),
    ],
  },
  {
    packages: ['whisperx'],
    rules: [
      namedRule('whisperx.load_model', ['load_model', 'asr.load_model'], byWhisper, given(0, 'whisper_arch')),
      hubRule('whisperx.load_align_model', ['load_align_model', '*.load_align_model'], [{ named: ['model_name'] }], {
        without: 'default',
      }),
      hubRule(
        'whisperx.DiarizationPipeline',
        ['DiarizationPipeline', '*.DiarizationPipeline'],
        given(0, 'model_name'),
        { without: 'default' },
      ),
    ],
  },
  {
    packages: ['pywhispercpp'],
    rules: [namedRule('pywhispercpp.Model', ['model.Model'], byWhisper, given(0, 'model'))],
  },
  {
    packages: ['nemo'],
    rules: [
      namedRule('nemo.from_pretrained', ['**.from_pretrained'], spellNemo, given(0, 'model_name')),
      fileRule('nemo.restore_from', ['**.restore_from'], given(0, 'restore_path')),
    ],
  },
  {
    packages: ['TTS'],
    rules: [
      namedRule('TTS.api', ['api.TTS'], spellIn('coqui'), given(0, 'model_name')),
      fileRule('TTS.api', ['api.TTS'], [{ named: ['model_path'] }]),
    ],
  },
  {
    packages: ['vosk'],
    rules: [
      {
        ...fileRule('vosk.Model', ['Model'], given(0, 'model_path')),
      },
    ],
  },
  {
    packages: ['speech_recognition'],
    rules: [
      namedRule(
        'speech_recognition.recognize_whisper',
        ['Recognizer.().recognize_whisper', 'Recognizer.().recognize_faster_whisper'],
        spellIn('whisper'),
        [{ named: ['model'] }],
        { without: 'default' },
      ),
    ],
  },
  {
    packages: ['ctranslate2'],
    rules: [
      fileRule('ctranslate2.load', ['Translator|Generator|Encoder', 'models.Whisper|Wav2Vec2'], given(0, 'model_path')),
    ],
  },
  { packages: ['piper'], rules: [fileRule('piper.PiperVoice', ['**.PiperVoice.load'], given(0, 'model_path'))] },
  {
    packages: ['kokoro'],
    rules: [hubRule('kokoro.KPipeline', ['KPipeline'], [{ named: ['repo_id'] }], { without: 'default' })],
  },
  {
    packages: ['easyocr'],
    rules: [
      namedRule('easyocr.Reader', ['Reader'], spellIn('easyocr'), [{ named: ['recog_network'] }], {
        without: 'default',
      }),
    ],
  },
  {
    packages: ['silero_vad'],
    rules: [namedRule('silero_vad.load', ['load_silero_vad'], spellFile, [], { without: 'default' })],
  },
];
