#include "accounts/wording.hpp"

#include "base/text.hpp"

namespace dueregard::accounts {

bool is_too_long(std::string_view name) {
    return character_count(name) > longest_name;
}

}  // namespace dueregard::accounts
