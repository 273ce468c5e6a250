# Completion of backfile-search for fish. The program itself says what a line may go on with.
function __backfile_search
    set -l line (commandline -opc)
    set -l token (commandline -ct)
    set -l word (string unescape -- $token)
    test -n "$word"; or set word (string trim --left --chars '\'"' -- $token)
    $line[1] --complete $line[2..-1] "$word" 2>/dev/null
end

complete -c backfile-search -k -f -a '(__backfile_search)'
complete -c backfile-search -s d -l db -r -F -d index
complete -c backfile-search -l queries -r -F -d 'one query a line'
