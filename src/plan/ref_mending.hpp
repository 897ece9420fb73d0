#pragma once
// Mends references that were misread or mistyped: ED14.02 among EDI3.03 and EDI6.01 is EDI4.02.

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dueregard::plan {

/// One answer for each row, in order: the ref it should have, where what is printed is a misprint of it;
/// nothing where it stands as printed or there is none. Only letters and digits that look alike are exchanged
/// (I l | 1, O 0, S 5, B 8, Z 2, G 6), and a lost or mistaken point is put back; a mended ref belongs to a
/// family that other rows have, and its number fits between those of its neighbours. Numbers are never
/// changed into other numbers.
[[nodiscard]] std::vector<std::optional<std::string>>
mended_refs(std::span<const std::optional<std::string>> printed);

}  // namespace dueregard::plan
