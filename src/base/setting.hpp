#pragma once
// A setting as data: what it is called, what it means, what holds without it. The manual, the configuration
// file of the package, the table in docs/operations.md and check-config are all made from this.

#include "base/configuration.hpp"

#include <string_view>
#include <vector>

namespace dueregard {

struct Setting {
    std::string_view name;
    std::string_view description;  ///< a sentence or more
    std::string_view otherwise;    ///< what holds where it is not set
    std::string_view example;      ///< a value that can be meant
    /// Throws BadRequest where the value cannot be meant; called where it is set. Null: any text will do.
    void (*check)(const Configuration&) = nullptr;
};

/// The settings of one matter, under one heading.
struct SettingGroup {
    std::string_view title;
    std::vector<Setting> settings;
    /// Throws BadRequest where the settings do not go together; called once each is right by itself.
    void (*check)(const Configuration&) = nullptr;
    /// Throws BadRequest where this machine has not got what they name, and the server goes on without it.
    void (*check_machine)(const Configuration&) = nullptr;
};

}  // namespace dueregard
