# Completion of backfile-search for bash. The program itself says what a line may go on with; here
# only what bash does to words is undone.

# Sets `words` to the words of the line up to the cursor, which bash has parted at : = @ as well.
_backfile_words() {
  local rest=${COMP_LINE:0:COMP_POINT} i word piece
  words=()
  for ((i = 0; i <= COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    piece=${rest#"${rest%%[![:space:]]*}"}
    ((i < COMP_CWORD)) || word=$piece
    if ((i > 0)) && [[ $piece == "$rest" ]]; then
      words[${#words[@]} - 1]+=$word
    else
      words+=("$word")
    fi
    rest=${piece#"$word"}
  done
}

_backfile_search() {
  local words candidates=() candidate current quote='' parted
  _backfile_words
  current=${words[${#words[@]} - 1]}
  case ${words[${#words[@]} - 2]} in
    -d | --db | --queries)
      compopt -o default
      return
      ;;
  esac
  if [[ $current == [\"\']* ]]; then
    quote=${current:0:1}
    current=${current:1}
  else
    current=${current//\\/}
  fi
  words[${#words[@]} - 1]=$current
  # What readline keeps of the word: all up to the last character that parts words.
  parted=
  [[ -n $quote || $current != *[:=@]* ]] || parted=${current%"${current##*[:=@]}"}
  mapfile -t candidates < <("${words[0]/#\~/$HOME}" --complete "${words[@]:1}" 2>/dev/null)
  COMPREPLY=()
  for candidate in "${candidates[@]}"; do
    candidate=${candidate#"$parted"}
    [[ -n $quote ]] || printf -v candidate %q "$candidate"
    COMPREPLY+=("$candidate")
  done
  compopt -o nosort
  if ((${#COMPREPLY[@]} == 1)) && [[ ${COMPREPLY[0]} == *: ]]; then
    compopt -o nospace
  fi
}

complete -F _backfile_search backfile-search
