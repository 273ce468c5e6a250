# Completion of backfile-index for fish: its options, as --help lists them, and files.

complete -c backfile-index -l format -x -a 'auto text html json csv xml reuters-sgml trec-sgml'
complete -c backfile-index -l date-order -x -a 'dmy mdy ymd'
complete -c backfile-index -l progress -x -a 'auto always never json'
complete -c backfile-index -n 'string match -q -- "-*" (commandline -ct)' -f \
    -a '(backfile-index --help | string match -r -a -- "--[a-z-]+")'
