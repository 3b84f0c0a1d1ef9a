# bash completion for vanban
_vanban() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]}
  local reading='--grammar --profile --max-bytes --help'
  COMPREPLY=()
  case $previous in
    --format)
      local formats='json jsonl xml'
      [[ $command == evaluate ]] && formats='text json'
      COMPREPLY=($(compgen -W "$formats" -- "$current")); return ;;
    --only) COMPREPLY=($(compgen -W 'clean soft' -- "$current")); return ;;
    --offsets) COMPREPLY=($(compgen -W 'utf8 utf16 codepoint' -- "$current")); return ;;
    --output | --grammar | --against | --sources) compopt -o filenames; COMPREPLY=($(compgen -d -- "$current")); return ;;
    --profile | --max-bytes | --worst) return ;;
  esac
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W 'parse explain text grammar evaluate schema --version --help' -- "$current"))
    return
  fi
  if [[ $current == -* ]]; then
    case $command in
      parse)
        COMPREPLY=($(compgen -W "--format --pretty --output --source-text --offsets --explain --files-from --null $reading" -- "$current")) ;;
      explain | text) COMPREPLY=($(compgen -W "$reading" -- "$current")) ;;
      grammar) COMPREPLY=($(compgen -W '--costs --help' -- "$current")) ;;
      evaluate) COMPREPLY=($(compgen -W '--against --sources --only --worst --format --help' -- "$current")) ;;
      *) COMPREPLY=($(compgen -W '--help' -- "$current")) ;;
    esac
    return
  fi
  case $command in
    schema) COMPREPLY=($(compgen -W 'json xml' -- "$current")) ;;
    evaluate) compopt -o filenames; COMPREPLY=($(compgen -d -- "$current")) ;;
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
