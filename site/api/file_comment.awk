# SPDX-License-Identifier: MIT
# Comments that stand right above `namespace nineways` say what the header is for: Doxygen is told so.
/^\/\/\// { kept = kept $0 "\n"; next }
{
    if (kept != "" && /^namespace nineways/) printf "/// \\file\n"
    printf "%s", kept
    kept = ""
    print
}
END { printf "%s", kept }
