// SPDX-License-Identifier: GPL-2.0-or-later
// A value or an error: the part of C++23's std::expected that we use, under the same names.
#pragma once

#include <cassert>
#include <utility>
#include <variant>

#include "common/base/error.h"

namespace backfile {

/// Marks a value as the error of a Result: `return Unexpected(Error{...});`
template <class E>
class Unexpected {
 public:
  explicit Unexpected(E error) : error_(std::move(error)) {}
  E& error() { return error_; }

 private:
  E error_;
};

/// Holds a T or an E. Reading the one that is not there is a bug and asserts.
template <class T, class E = Error>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Unexpected<E> unexpected) : state_(std::in_place_index<1>, std::move(unexpected.error())) {}

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }
  T& value() & { return *get(); }
  const T& value() const& { return *get(); }
  T&& value() && { return std::move(*get()); }
  T& operator*() & { return *get(); }
  const T& operator*() const& { return *get(); }
  T&& operator*() && { return std::move(*get()); }
  T* operator->() { return get(); }
  const T* operator->() const { return get(); }
  E& error() {
    assert(!has_value());
    return *std::get_if<1>(&state_);
  }
  const E& error() const {
    assert(!has_value());
    return *std::get_if<1>(&state_);
  }
  T value_or(T fallback) && { return has_value() ? std::move(*get()) : std::move(fallback); }

 private:
  T* get() {
    assert(has_value());
    return std::get_if<0>(&state_);
  }
  const T* get() const {
    assert(has_value());
    return std::get_if<0>(&state_);
  }
  std::variant<T, E> state_;
};

/// Success without a value, or an E.
template <class E>
class [[nodiscard]] Result<void, E> {
 public:
  Result() = default;
  Result(Unexpected<E> unexpected) : state_(std::in_place_index<1>, std::move(unexpected.error())) {}

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }
  E& error() {
    assert(!has_value());
    return *std::get_if<1>(&state_);
  }
  const E& error() const {
    assert(!has_value());
    return *std::get_if<1>(&state_);
  }

 private:
  std::variant<std::monostate, E> state_;
};

/// Shorthand for a failed Result<..., Error>.
inline Unexpected<Error> failure(ErrorCode code, std::string message, std::string hint = {}) {
  return Unexpected(Error{code, std::move(message), std::move(hint)});
}

}  // namespace backfile
