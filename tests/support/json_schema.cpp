// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/json_schema.h"

#include <map>
#include <regex>

#include <nlohmann/json.hpp>

namespace backfile::test {
namespace {

using Json = nlohmann::json;

bool has_type(const Json& value, const std::string& type) {
  return (type == "object" && value.is_object()) || (type == "array" && value.is_array()) ||
         (type == "string" && value.is_string()) || (type == "null" && value.is_null()) ||
         (type == "integer" && value.is_number_integer()) ||
         (type == "number" && value.is_number()) || (type == "boolean" && value.is_boolean());
}

class Validator {
 public:
  explicit Validator(const Json& root) : root_(root) {}

  void check(const Json& schema, const Json& value, const std::string& at) {
    for (const auto& [keyword, rule] : schema.items()) {
      const auto known = checks().find(keyword);
      if (known == checks().end()) {
        violations_.push_back(at + ": the schema uses \"" + keyword + "\"");
      } else {
        (this->*known->second)(schema, rule, value, at);
      }
    }
  }
  std::vector<std::string> take() { return std::move(violations_); }

 private:
  using Check = void (Validator::*)(const Json&, const Json&, const Json&, const std::string&);

  static const std::map<std::string, Check>& checks() {
    static const std::map<std::string, Check> kChecks{
        {"type", &Validator::type},
        {"const", &Validator::constant},
        {"enum", &Validator::one_of},
        {"pattern", &Validator::pattern},
        {"minimum", &Validator::minimum},
        {"properties", &Validator::properties},
        {"required", &Validator::required},
        {"additionalProperties", &Validator::additional},
        {"items", &Validator::items},
        {"anyOf", &Validator::any_of},
        {"$ref", &Validator::reference},
        {"description", &Validator::nothing}};
    return kChecks;
  }

  void want(bool fulfilled, const std::string& at, const std::string& what) {
    if (!fulfilled) {
      violations_.push_back(at + ": " + what);
    }
  }
  void nothing(const Json&, const Json&, const Json&, const std::string&) {}
  void type(const Json&, const Json& rule, const Json& value, const std::string& at) {
    want(has_type(value, rule), at, "is not of type " + rule.dump());
  }
  void constant(const Json&, const Json& rule, const Json& value, const std::string& at) {
    want(value == rule, at, "is not " + rule.dump());
  }
  void one_of(const Json&, const Json& rule, const Json& value, const std::string& at) {
    want(std::find(rule.begin(), rule.end(), value) != rule.end(), at, "is none of " + rule.dump());
  }
  void pattern(const Json&, const Json& rule, const Json& value, const std::string& at) {
    want(!value.is_string() ||
             std::regex_search(value.get<std::string>(), std::regex(rule.get<std::string>())),
         at,
         "does not match " + rule.dump());
  }
  void minimum(const Json&, const Json& rule, const Json& value, const std::string& at) {
    want(!value.is_number() || value.get<double>() >= rule.get<double>(),
         at,
         "is below " + rule.dump());
  }
  void properties(const Json&, const Json& rule, const Json& value, const std::string& at) {
    for (const auto& [name, schema] : rule.items()) {
      if (value.is_object() && value.contains(name)) {
        check(schema, value[name], at + "/" + name);
      }
    }
  }
  void required(const Json&, const Json& rule, const Json& value, const std::string& at) {
    for (const auto& name : rule) {
      want(
          value.is_object() && value.contains(name.get<std::string>()), at, "lacks " + name.dump());
    }
  }
  void additional(const Json& schema, const Json& rule, const Json& value, const std::string& at) {
    want(rule == false, at, "additionalProperties is not false");
    for (const auto& [name, member] : value.items()) {
      want(schema["properties"].contains(name), at, "has an unknown member " + name);
    }
  }
  void items(const Json&, const Json& rule, const Json& value, const std::string& at) {
    for (std::size_t i = 0; value.is_array() && i < value.size(); ++i) {
      check(rule, value[i], at + "/" + std::to_string(i));
    }
  }
  void any_of(const Json&, const Json& rule, const Json& value, const std::string& at) {
    for (const Json& choice : rule) {
      Validator one(root_);
      one.check(choice, value, at);
      if (one.take().empty()) {
        return;
      }
    }
    violations_.push_back(at + ": fits no schema of anyOf");
  }
  void reference(const Json&, const Json& rule, const Json& value, const std::string& at) {
    check(root_.at(Json::json_pointer(rule.get<std::string>().substr(1))), value, at);
  }

  const Json& root_;
  std::vector<std::string> violations_;
};

}  // namespace

std::vector<std::string> schema_violations(std::string_view schema,
                                           std::string_view definition,
                                           std::string_view document) {
  const Json root = Json::parse(schema);
  const Json value = Json::parse(document, nullptr, false);
  if (value.is_discarded()) {
    return {"not JSON"};
  }
  Validator validator(root);
  validator.check(root.at("definitions").at(std::string(definition)), value, "");
  return validator.take();
}

}  // namespace backfile::test
