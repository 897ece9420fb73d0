#pragma once
// What was published, as the register keeps it, so that later publications of the same dataset are attacked
// with it.

#include "monitoring/disclosure.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace dueregard::monitoring {

class PublishedForm {
public:
    /// JSON. `columns` says which column of the dataset each dimension of the cube was.
    [[nodiscard]] static std::string
    written(const Published& published, const std::vector<std::size_t>& columns);

    /// What `written` wrote, over a cube in which a column is another dimension. Ends the program on
    /// anything else: only the register's own rows come here.
    [[nodiscard]] static Published
    read(std::string_view json, const std::map<std::size_t, std::size_t>& dimension_of);

    /// The columns of the dataset that it is by or filtered on.
    [[nodiscard]] static std::vector<std::size_t> columns_in(std::string_view json);
};

}  // namespace dueregard::monitoring
