// Each library of Go, called as people call it, and what only looks like it. The expectations stand in the source.
// How they are written is said in uses.test.ts.
import { checkUses } from '../uses.test';

const cases: Readonly<Record<string, string>> = {
  'files of weights': `
package main

import (
	"os"
	"path/filepath"

	"github.com/dmitryikh/leaves"
	whisper "github.com/ggerganov/whisper.cpp/bindings/go/pkg/whisper"
	llama "github.com/go-skynet/go-llama.cpp"
	"github.com/knights-analytics/hugot"
	tf "github.com/tensorflow/tensorflow/tensorflow/go"
	ort "github.com/yalue/onnxruntime_go"
	"gocv.io/x/gocv"
)

const (
	dir  = "models"
	name = "net.onnx"
)

type Scorer struct {
	path    string
	session *ort.DynamicAdvancedSession
}

func NewScorer(path string) (*Scorer, error) {
	s, err := ort.NewDynamicAdvancedSession(filepath.Join(dir, name), in, out, nil) // => models/net.onnx
	return &Scorer{path: path, session: s}, err
}

func (s *Scorer) Reload() {
	session, err := ort.NewAdvancedSession(s.path, in, out, ti, to, nil) // => ?
	_ = ort.SetSharedLibraryPath("/usr/lib/onnxruntime.so")
	typed, _ := ort.NewSession[float32]("typed.onnx", in, out, a, b) // => typed.onnx
}

func others(modelPath string) {
	model, err := tf.LoadSavedModel("saved/1", []string{"serve"}, nil) // => saved/1
	net := gocv.ReadNet("yolo.weights", "yolo.cfg") // => yolo.weights
	caffe := gocv.ReadNetFromCaffe("a.prototxt", "a.caffemodel") // => a.caffemodel
	l, err := llama.New("q4.gguf", llama.SetContext(128)) // => q4.gguf
	w, err := whisper.New(modelPath) // => ?
	m, err := leaves.LGEnsembleFromFile("lgb.txt", true) // => lgb.txt
	env := os.Getenv("MODEL")
	e, err := leaves.XGEnsembleFromFile(env, false) // => ?
	hugot.DownloadModel("KnightsAnalytics/distilbert-NER", "./models/", hugot.NewDownloadOptions()) // => pkg:huggingface/KnightsAnalytics/distilbert-NER
	p := hugot.TokenClassificationConfig{ModelPath: "models/ner", Name: "ner"}
	hugot.NewPipeline(session, p) // => models/ner
	// ort.NewSession("comment.onnx")
	s := "ort.NewSession(text.onnx)"
}
`,
  'OpenAI and Anthropic': `
package main

import (
	"context"

	"github.com/anthropics/anthropic-sdk-go"
	official "github.com/openai/openai-go"
	"github.com/openai/openai-go/azure"
	"github.com/openai/openai-go/option"
	"github.com/openai/openai-go/responses"
	"github.com/sashabaranov/go-openai"
)

const chatModel = "gpt-4o"

type Service struct {
	client *openai.Client
	model  string
}

func New() *Service { return &Service{client: openai.NewClient("k"), model: "gpt-4o-mini"} }

func (s *Service) Ask(ctx context.Context) {
	s.client.CreateChatCompletion(ctx, openai.ChatCompletionRequest{Model: s.model}) // => hosted:openai/gpt-4o-mini
	req := openai.ChatCompletionRequest{
		Model: chatModel,
	}
	resp, err := s.client.CreateChatCompletionStream(ctx, req) // => hosted:openai/gpt-4o
	s.client.CreateEmbeddings(ctx, openai.EmbeddingRequest{Input: in, Model: openai.SmallEmbedding3}) // => hosted:openai/text-embedding-3-small
	s.client.CreateTranscription(ctx, openai.AudioRequest{Model: openai.Whisper1, FilePath: f}) // => hosted:openai/whisper-1
	s.client.ListModels(ctx)
	azureClient := openai.NewClientWithConfig(openai.DefaultAzureConfig("k", "https://x.openai.azure.com"))
	azureClient.CreateChatCompletion(ctx, openai.ChatCompletionRequest{Model: "dep"}) // => hosted:azure-openai/dep
}

func ask(ctx context.Context, req openai.ChatCompletionRequest, c *openai.Client) {
	c.CreateChatCompletion(ctx, req) // => ?
}

func modern(ctx context.Context, model string) {
	client := official.NewClient(option.WithAPIKey("k"))
	client.Chat.Completions.New(ctx, official.ChatCompletionNewParams{ // => hosted:openai/gpt-4.1-mini
		Model: official.ChatModelGPT4_1Mini,
	})
	client.Responses.New(ctx, responses.ResponseNewParams{Model: model}) // => ?
	client.Embeddings.New(ctx, official.EmbeddingNewParams{Model: official.EmbeddingModelTextEmbedding3Small}) // => hosted:openai/text-embedding-3-small
	groq := official.NewClient(option.WithBaseURL("https://api.groq.com/openai/v1"))
	groq.Chat.Completions.New(ctx, official.ChatCompletionNewParams{Model: "llama-3.1-8b-instant"}) // => hosted:groq/llama-3.1-8b-instant
	az := official.NewClient(azure.WithEndpoint(e, v))
	az.Chat.Completions.NewStreaming(ctx, official.ChatCompletionNewParams{Model: "prod-4o"}) // => hosted:azure-openai/prod-4o
}

func claude(ctx context.Context) {
	client := anthropic.NewClient()
	message, err := client.Messages.New(ctx, anthropic.MessageNewParams{ // => hosted:anthropic/claude-3-5-sonnet-20241022
		MaxTokens: 1024,
		Model:     anthropic.ModelClaude3_5Sonnet20241022,
	})
	client.Messages.NewStreaming(ctx, anthropic.MessageNewParams{Model: anthropic.F("claude-3-opus-20240229")}) // => hosted:anthropic/claude-3-opus-20240229
	client.Messages.CountTokens(ctx, anthropic.MessageCountTokensParams{Model: "x"})
}

type Printer struct{ Model string }

var printer = Printer{Model: "gpt-4o"}
`,
  'clouds, Ollama, LangChain, Genkit': `
package main

import (
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"
	"github.com/firebase/genkit/go/ai"
	"github.com/firebase/genkit/go/plugins/googlegenai"
	"github.com/ollama/ollama/api"
	"github.com/tmc/langchaingo/llms"
	"github.com/tmc/langchaingo/llms/ollama"
	"github.com/tmc/langchaingo/llms/openai"
	"google.golang.org/genai"
)

func all(ctx context.Context, brc *bedrockruntime.Client) {
	client, err := genai.NewClient(ctx, &genai.ClientConfig{Project: "p", Backend: genai.BackendVertexAI})
	client.Models.GenerateContent(ctx, "gemini-2.0-flash", genai.Text("x"), nil) // => hosted:vertex/gemini-2.0-flash
	chat, err := client.Chats.Create(ctx, "gemini-2.5-flash", nil, nil) // => hosted:vertex/gemini-2.5-flash
	brc.InvokeModel(ctx, &bedrockruntime.InvokeModelInput{ModelId: aws.String("anthropic.claude-v2:1"), Body: b}) // => hosted:bedrock/anthropic.claude-v2:1
	oc, _ := api.ClientFromEnvironment()
	oc.Chat(ctx, &api.ChatRequest{Model: "llama3.2", Messages: m}, f) // => ollama:llama3.2
	a, err := openai.New(openai.WithModel("gpt-4o"), openai.WithToken(t)) // => hosted:openai/gpt-4o
	b, err := openai.New() // => ?
	c, err := ollama.New(ollama.WithModel("mistral")) // => ollama:mistral
	llms.GenerateFromSinglePrompt(ctx, a, "hi", llms.WithTemperature(0.1))
	ai.WithModelName("googleai/gemini-2.5-flash") // => hosted:google/gemini-2.5-flash
	googlegenai.GoogleAIModel(g, "gemini-1.5-pro") // => hosted:google/gemini-1.5-pro
}
`,
};

describe('Go frameworks', () => {
  for (const [name, source] of Object.entries(cases)) {
    it(name, () => checkUses('cmd/main.go', source));
  }
});
