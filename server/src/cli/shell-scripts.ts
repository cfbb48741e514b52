// The scripts that teach shells to complete the command line, each with how it is taken into use.
// Invariant: a script hands the line over as it is typed and offers files where it is given nothing.
import { tool } from './tool';
import { wordTable } from '../text/word-table';

const { name } = tool;
const fn = `_${name.replaceAll('-', '_')}`;

/** By the shell's name. */
export const shellScripts: Readonly<Record<string, string>> = wordTable({
  // Bash breaks words at colons, as in cra:art-13/5, and replaces only what stands behind the last one.
  bash: `# ${name} in bash. To use it: eval "$(${name} completion bash)", for instance in ~/.bashrc
${fn}() {
  local line="\${COMP_LINE:0:COMP_POINT}" word IFS=$'\\n'
  word="\${line##*[[:space:]]}"
  COMPREPLY=($(${name} completion --line="$line" 2>/dev/null))
  if [[ $word == *:* && $COMP_WORDBREAKS == *:* ]]; then
    COMPREPLY=("\${COMPREPLY[@]#"\${word%"\${word##*:}"}"}")
  fi
}
complete -o default -F ${fn} ${name}`,
  zsh: `# ${name} in zsh. To use it: eval "$(${name} completion zsh)" behind compinit, for instance in ~/.zshrc
${fn}() {
  local -a found
  found=(\${(f)"$(${name} completion --line="$LBUFFER" 2>/dev/null)"})
  if ((\${#found})); then compadd -- $found; else _files; fi
}
compdef ${fn} ${name}`,
  fish: `# ${name} in fish. To use it: ${name} completion fish > ~/.config/fish/completions/${name}.fish
complete -c ${name} -a '(${name} completion --line=(commandline -cp) 2>/dev/null)'`,
});
