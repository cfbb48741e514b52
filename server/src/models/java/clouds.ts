// Google's, Firebase's and Amazon's SDKs for Java and Kotlin.
import type { Framework, LoadCall } from '../code/load-call';
import { chainOf } from '../code/chains';
import { hostedRule } from '../hosted/hosted-rules';

const name = { named: ['modelName', 'model', 'modelId'], at: 0 };

/** Google's client speaks to either service; `vertexAI(true)` says to which. */
function googleOrVertex(call: LoadCall): string {
  const isVertex = call.makers().some((maker) => maker.name === 'vertexAI' && maker.isLiteral({ at: 0 }, true));
  return isVertex ? 'vertex' : 'google';
}

/** `Firebase.ai(backend = GenerativeBackend.vertexAI())`, `Firebase.vertexAI`. */
function firebaseBackend(call: LoadCall): string {
  const written = [
    ...call.origin.path,
    ...call.makers().flatMap((maker) => chainOf(maker.node, maker.resolver).map((each) => each.name)),
  ];
  const given = call
    .makers()
    .flatMap((maker) => maker.given.map(({ value }) => maker.resolver.tree.file.text.slice(value.start, value.end)));
  return [...written, ...given].some((text) => /vertexAI|VertexAI/.test(text)) ? 'vertex' : 'google';
}

const generate =
  'generateContent|generateContentStream|embedContent|generateImages|generateVideos|editImage|upscaleImage';

export const clouds: readonly Framework[] = [
  {
    packages: ['com.google.genai'],
    rules: [
      hostedRule(
        googleOrVertex,
        'google-genai.models',
        [`**.models.${generate}`, '**.chats.create', '**.live.connect', '**.batches.create'],
        [name],
      ),
    ],
  },
  {
    packages: ['com.google.cloud.vertexai'],
    rules: [hostedRule('vertex', 'vertexai.GenerativeModel', ['**.GenerativeModel', '**.setModelName'], [name])],
  },
  {
    packages: ['com.google.cloud.aiplatform'],
    rules: [
      hostedRule(
        'vertex',
        'aiplatform.publisherModel',
        ['**.EndpointName.ofProjectLocationPublisherModelName'],
        [{ at: 3 }],
      ),
    ],
  },
  {
    packages: ['com.google.ai.client.generativeai', 'dev.shreyaspatel.generativeai'],
    rules: [
      hostedRule('google', 'google-generativeai.GenerativeModel', ['GenerativeModel', '*.GenerativeModel'], [name]),
    ],
  },
  {
    packages: ['com.google.firebase'],
    rules: [
      hostedRule(firebaseBackend, 'firebase.generativeModel', ['**.generativeModel|imagenModel|liveModel'], [name], {
        methods: ['generativeModel', 'imagenModel', 'liveModel'],
      }),
    ],
  },
  {
    packages: [
      'software.amazon.awssdk.services.bedrockruntime',
      'aws.sdk.kotlin.services.bedrockruntime',
      'software.amazon.awssdk.services.bedrockagentruntime',
    ],
    rules: [
      hostedRule('bedrock', 'bedrock.modelId', ['**.modelId', '**.modelId.='], undefined, { methods: ['modelId'] }),
    ],
  },
];
