// What Go's functions do with texts. Sources: pkg.go.dev for path/filepath, os, fmt, embed.
import type { TextFunctions } from './text-functions';

export const goTexts: TextFunctions = {
  functions: {
    'filepath.Join': 'join',
    'path.Join': 'join',
    'filepath.Clean': 'same',
    'filepath.Abs': 'same',
    'filepath.FromSlash': 'same',
    'filepath.ToSlash': 'same',
    'filepath.Dir': 'folder',
    'path.Dir': 'folder',
    'fmt.Sprintf': 'format',
    'fmt.Sprint': 'concat',
    'strings.TrimSpace': 'same',
    'strings.ToLower': 'same',
    'os.ReadFile': 'content',
    'ioutil.ReadFile': 'content',
    'os.Open': 'content',
    'io.ReadAll': 'same',
    'bufio.NewReader': 'same',
    'bytes.NewReader': 'same',
    'os.Getwd': 'base',
    'os.Executable': 'base',
    'os.TempDir': 'base',
    'os.UserHomeDir': 'base',
    'url.Parse': 'same',
    'C.CString': 'same',
  },
  methods: { String: 'same' },
  anywhere: { ReadFile: 'content', 'assets.Open': 'content' },
  members: {},
};
