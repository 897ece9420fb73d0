#pragma once
// References of measures, in any council's form: EDI1.01, EDI 6.02, 1.2.3, A3, HR-04, 4a, 4(a), "Action 7",
// "Objective 3 – Action 2".

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::plan {

/// EDI1.01 is the family "EDI" with the parts 1 and 1; 4a the family "" with the parts 4 and 1. Two refs are
/// the same when family and parts are, whatever stood between them and however the numbers were padded; a
/// word that only says what is numbered ("Action 1.2", "Measure B4") counts where the number says too little
/// without it.
struct Ref {
    std::string family;  ///< in capitals, without spaces and punctuation: "EDI", "HR", "ACTION"; "" for none
    std::vector<int> parts;  ///< from the highest; a letter counts from a = 1
    friend bool operator==(const Ref&, const Ref&) = default;
};

/// Reads a text that is a ref and nothing else; a full stop, colon or bracket around it is passed over.
/// Nothing for a date, a share, a year, a quarter or a number of more than four digits.
[[nodiscard]] std::optional<Ref> parse_ref(std::string_view printed);

/// The same for every way of printing one ref: "EDI|6|2" for EDI 6.02 and EDI6.2; the squeezed small text
/// where it is none.
[[nodiscard]] std::string ref_key(std::string_view printed);

/// A ref at the start of a cell and what follows it: "EDI1.01" and "Train every receptionist".
struct LeadingRef {
    std::string_view printed;
    std::string_view rest;
    bool is_certain =
        false;  ///< false for a bare number, which only the other rows of its column can confirm
};

[[nodiscard]] std::optional<LeadingRef> leading_ref(std::string_view cell);

/// The refs that a text names anywhere ("the only measure EDI 6.02 …"), as printed: those with letters before
/// the digits.
[[nodiscard]] std::vector<std::string> refs_in(std::string_view text);

}  // namespace dueregard::plan
