# bash completion for vanban
_vanban() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]}
  local reading='--grammar --profile --encoding --max-bytes --help'
  local asking='--catalog --from --to --type --issuer --limit --format --help'
  COMPREPLY=()
  case $previous in
    --format)
      local formats='json jsonl xml'
      case $command in
        evaluate | status) formats='text json' ;;
        find | tasks | cited) formats='table csv json' ;;
        deadlines) formats='table csv json ics' ;;
      esac
      COMPREPLY=($(compgen -W "$formats" -- "$current")); return ;;
    --only) COMPREPLY=($(compgen -W 'clean soft' -- "$current")); return ;;
    --offsets) COMPREPLY=($(compgen -W 'utf8 utf16 codepoint bytes' -- "$current")); return ;;
    --kind) COMPREPLY=($(compgen -W 'due period event effective recurring' -- "$current")); return ;;
    --relation) COMPREPLY=($(compgen -W 'basis implements replaces amends attached_to mentions' -- "$current")); return ;;
    --catalog | --results | --log | --metrics) compopt -o default; return ;;
    --output | --grammar | --against | --sources | --quarantine | --move-to) compopt -o filenames; COMPREPLY=($(compgen -d -- "$current")); return ;;
    --encoding) COMPREPLY=($(compgen -W 'UTF-8 UTF-16LE UTF-16BE UTF-32LE UTF-32BE TCVN3 VNI VISCII windows-1258 windows-1252' -- "$current")); return ;;
    --profile | --max-bytes | --worst | --from | --to | --type | --issuer | --assignee | --limit | --jobs | --settle | \
      --time-limit | --memory-limit) return ;;
  esac
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W 'parse explain text formats grammar evaluate schema ingest status find deadlines tasks cited --version --help' -- "$current"))
    return
  fi
  if [[ $current == -* ]]; then
    case $command in
      parse)
        COMPREPLY=($(compgen -W "--format --pretty --output --source-text --offsets --explain --files-from --null $reading" -- "$current")) ;;
      explain | text) COMPREPLY=($(compgen -W "$reading" -- "$current")) ;;
      grammar) COMPREPLY=($(compgen -W '--costs --help' -- "$current")) ;;
      evaluate) COMPREPLY=($(compgen -W '--against --sources --only --worst --reliability --format --help' -- "$current")) ;;
      ingest)
        COMPREPLY=($(compgen -W "--catalog --results --jobs --as-they-come --reparse --retry --quarantine --watch --settle --move-to --time-limit --memory-limit --log --metrics --quiet $reading" -- "$current")) ;;
      status) COMPREPLY=($(compgen -W '--catalog --format --help' -- "$current")) ;;
      find) COMPREPLY=($(compgen -W "--exact-marks $asking" -- "$current")) ;;
      deadlines) COMPREPLY=($(compgen -W "--assignee --kind $asking" -- "$current")) ;;
      tasks) COMPREPLY=($(compgen -W "--assignee --partners $asking" -- "$current")) ;;
      cited) COMPREPLY=($(compgen -W "--relation $asking" -- "$current")) ;;
      *) COMPREPLY=($(compgen -W '--help' -- "$current")) ;;
    esac
    return
  fi
  case $command in
    schema) COMPREPLY=($(compgen -W 'json xml' -- "$current")) ;;
    find | deadlines | tasks | cited) ;;
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
