# bash completion for vanban
_vanban() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]}
  local reading='--grammar --profile --max-bytes --help'
  COMPREPLY=()
  case $previous in
    --format) COMPREPLY=($(compgen -W 'json jsonl xml' -- "$current")); return ;;
    --offsets) COMPREPLY=($(compgen -W 'utf8 utf16 codepoint' -- "$current")); return ;;
    --output | --grammar) compopt -o filenames; COMPREPLY=($(compgen -d -- "$current")); return ;;
    --profile | --max-bytes) return ;;
  esac
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W 'parse explain text grammar schema --version --help' -- "$current"))
    return
  fi
  if [[ $current == -* ]]; then
    case $command in
      parse)
        COMPREPLY=($(compgen -W "--format --pretty --output --source-text --offsets --explain --files-from --null $reading" -- "$current")) ;;
      explain | text) COMPREPLY=($(compgen -W "$reading" -- "$current")) ;;
      grammar) COMPREPLY=($(compgen -W '--costs --help' -- "$current")) ;;
      *) COMPREPLY=($(compgen -W '--help' -- "$current")) ;;
    esac
    return
  fi
  case $command in
    schema) COMPREPLY=($(compgen -W 'json xml' -- "$current")) ;;
    grammar)
      if ((COMP_CWORD == 2)); then
        COMPREPLY=($(compgen -W 'check' -- "$current"))
      else
        compopt -o filenames
        COMPREPLY=($(compgen -d -- "$current"))
      fi ;;
    *) compopt -o default ;;
  esac
}
complete -F _vanban vanban
