// Requests to providers without an SDK: where the model is named, and what is no such request.
import { checkUses } from '../uses.test';

const openai = 'https://api.openai.com/v1/chat/completions';

const cases: Readonly<Record<string, string>> = {
  'A.java': `
class A {
  private static final String URL = "${openai}";
  private final String model = "claude-3-haiku-20240307";
  String a() {
    String body = """
      {"model": "gpt-4o", "messages": []} // => hosted:openai/gpt-4o
      """;
    return send(HttpRequest.newBuilder(URI.create(URL)).POST(BodyPublishers.ofString(body)).build());
  }
  String b() {
    JSONObject json = new JSONObject();
    json.put("model", model); // => hosted:anthropic/claude-3-haiku-20240307
    return post("https://api.anthropic.com/v1/messages", json.toString());
  }
  String c(String name) { return rest.postForObject("https://api.mistral.ai/v1/chat/completions", Map.of("model", name)); } // => ?
  String d() { return post("https://generativelanguage.googleapis.com/v1beta/models/gemini-1.5-flash:generateContent?key=" + key, body); } // => hosted:google/gemini-1.5-flash
  String e() { return post("http://localhost:11434/api/generate", "{\\"model\\":\\"llama3\\"}"); } // => ollama:llama3
  String f() { return get("https://api.openai.com/v1/models"); }
  String g() { log("see ${openai}"); return "\\"model\\": \\"gpt-4o\\""; }
}
`,
  'a.kt': `
fun a() {
    val json = JSONObject().apply { put("model", "gpt-4o") } // => hosted:openai/gpt-4o
    val r = Request.Builder().url("${openai}").post(json.toString().toRequestBody()).build()
}
`,
  'a.cs': `
class A { async Task B() {
  var body = new { model = "gpt-4o-mini", messages = m }; // => hosted:openai/gpt-4o-mini
  await http.PostAsJsonAsync("${openai}", body);
} }
`,
  'a.go': `
package a
type request struct { Model string }
func a() {
	b, _ := json.Marshal(map[string]any{"model": "gpt-4o-mini"}) // => hosted:openai/gpt-4o-mini
	r, _ := http.NewRequest("POST", "${openai}", bytes.NewReader(b))
}
func c() {
	b, _ := json.Marshal(request{Model: "claude-3-opus-20240229"}) // => hosted:anthropic/claude-3-opus-20240229
	http.Post("https://api.anthropic.com/v1/messages", "application/json", bytes.NewReader(b))
}
`,
  'a.rs': `
async fn a() {
    let body = json!({ "model": "gpt-4o", "messages": [] }); // => hosted:openai/gpt-4o
    let r = client.post("${openai}").json(&body).send().await;
}
`,
  'a.swift': `
func a() async throws {
    var r = URLRequest(url: URL(string: "${openai}")!)
    r.httpBody = try JSONEncoder().encode(Body(model: "gpt-4o", messages: [])) // => hosted:openai/gpt-4o
}
`,
  'a.dart': `
Future<void> a() async {
  await http.post(Uri.parse('${openai}'),
      body: jsonEncode({'model': 'gpt-4o', 'messages': []})); // => hosted:openai/gpt-4o
}
`,
  'a.cpp': `
void a() {
  nlohmann::json j = {{"model", "gpt-4o"}, {"n", 1}}; // => hosted:openai/gpt-4o
  cpr::Post(cpr::Url{"${openai}"}, cpr::Body{j.dump()});
}
`,
};

describe('requests to providers', () => {
  for (const [path, source] of Object.entries(cases)) {
    it(`are found in ${path}`, () => checkUses(path, source));
  }
});
