# Completion of backfile-index for bash: its options, as --help lists them, and files.
_backfile_index() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
  case $previous in
    --format) COMPREPLY=($(compgen -W 'auto text html json csv xml reuters-sgml trec-sgml' -- "$current")) ;;
    --date-order) COMPREPLY=($(compgen -W 'dmy mdy ymd' -- "$current")) ;;
    --progress) COMPREPLY=($(compgen -W 'auto always never json' -- "$current")) ;;
    *)
      if [[ $current == -* ]]; then
        COMPREPLY=($(compgen -W "$("$1" --help | grep -o -e '--[a-z-]*')" -- "$current"))
      fi
      ;;
  esac
}

complete -o default -F _backfile_index backfile-index
