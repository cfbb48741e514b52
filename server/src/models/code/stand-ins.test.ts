// Calls in tests that only describe a stand-in are no loads; those that run are.
import { checkUses } from '../uses.test';

const cases: Readonly<Record<string, string>> = {
  'src/FooTest.java': `import ai.onnxruntime.*;
class FooTest {
  @Mock OrtEnvironment env;
  @Test void a() {
    when(env.createSession("mock.onnx")).thenReturn(session);
    verify(env).createSession("mock.onnx");
    OrtSession s = OrtEnvironment.getEnvironment().createSession("real.onnx"); // => real.onnx
    assertThat(new Service(env.createSession("b.onnx")).run()).isTrue(); // => b.onnx
  }
}
`,
  'src/FooTest.kt': `import ai.onnxruntime.OrtEnvironment
class FooTest {
  val env = mockk<OrtEnvironment>()
  @Test fun a() {
    every { env.createSession("mock.onnx") } returns session
    verify { env.createSession("mock.onnx") }
    val s = OrtEnvironment.getEnvironment().createSession("real.onnx") // => real.onnx
  }
}
`,
  'src/FooTests.cs': `using Microsoft.SemanticKernel;
public class FooTests {
  [Fact] public void A() {
    mock.Setup(b => b.AddOpenAIChatCompletion("gpt-4o", "k")).Returns(b);
    var kernel = Kernel.CreateBuilder().AddOpenAIChatCompletion("gpt-4o-mini", "k").Build(); // => hosted:openai/gpt-4o-mini
  }
}
`,
  'src/foo_test.go': `package a
import ort "github.com/yalue/onnxruntime_go"
//go:embed nets/x.onnx
var data []byte
func f() { ort.NewAdvancedSessionWithONNXData(data, in, out, a, b, nil) } // => src/nets/x.onnx
`,
};

describe('stand-ins in tests', () => {
  for (const [path, source] of Object.entries(cases)) {
    it(`are told in ${path}`, () => checkUses(path, source));
  }
});
