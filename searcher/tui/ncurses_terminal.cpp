// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/tui/ncurses_terminal.h"

#include <algorithm>
#include <array>
#include <clocale>
#include <cstdio>
#include <cwchar>
#include <utility>

#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#include <curses.h>
#include <langinfo.h>
#include <poll.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "common/text/utf8.h"

namespace backfile {
namespace {

// The terminal says where pasted text begins and ends. Source: xterm's control sequences,
// "Bracketed Paste Mode".
constexpr const char* kPasteOn = "\x1b[?2004h";
constexpr const char* kPasteOff = "\x1b[?2004l";
constexpr int kPasteBegins = KEY_MAX + 1, kPasteEnds = KEY_MAX + 2;
constexpr std::size_t kMostPastedBytes = 1 << 16;

constexpr std::array kSignals{SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH};

// Escape alone is an answer within this time; the bytes of a key come together. Unit: ms.
constexpr int kEscapeDelay = 25;

struct KeyName {
  int ncurses;
  KeyCode code;
};
constexpr std::array kKeyNames{
    KeyName{KEY_ENTER, KeyCode::Enter},
    KeyName{KEY_BACKSPACE, KeyCode::Backspace},
    KeyName{KEY_DC, KeyCode::Delete},
    KeyName{KEY_UP, KeyCode::Up},
    KeyName{KEY_DOWN, KeyCode::Down},
    KeyName{KEY_LEFT, KeyCode::Left},
    KeyName{KEY_RIGHT, KeyCode::Right},
    KeyName{KEY_HOME, KeyCode::Home},
    KeyName{KEY_END, KeyCode::End},
    KeyName{KEY_PPAGE, KeyCode::PageUp},
    KeyName{KEY_NPAGE, KeyCode::PageDown},
    KeyName{KEY_BTAB, KeyCode::BackTab},
    KeyName{KEY_F(1), KeyCode::F1},
};
constexpr std::array kControlNames{
    std::pair{U'\r', KeyCode::Enter},
    std::pair{U'\n', KeyCode::Enter},
    std::pair{U'\t', KeyCode::Tab},
    std::pair{U'\x1b', KeyCode::Escape},
    std::pair{U'\x7f', KeyCode::Backspace},
    std::pair{U'\b', KeyCode::Backspace},
};

// The colours of each ink: of 256 such as are read on dark and on light ground, and of 8.
struct InkColor {
  Ink ink;
  short of_many, of_few;
};
constexpr std::array kInkColors{InkColor{Ink::Dim, 244, -1},
                                InkColor{Ink::Accent, 31, COLOR_CYAN},
                                InkColor{Ink::Match, 166, COLOR_RED},
                                InkColor{Ink::Bar, 67, COLOR_BLUE},
                                InkColor{Ink::Bad, 160, COLOR_RED},
                                InkColor{Ink::Good, 64, COLOR_GREEN}};

std::optional<Key> key_of_code(int code) {
  const auto name = std::ranges::find(kKeyNames, code, &KeyName::ncurses);
  return name == kKeyNames.end() ? std::nullopt : std::optional(Key{name->code, 0});
}

std::optional<Key> key_of_character(char32_t c) {
  for (const auto& [character, code] : kControlNames) {
    if (character == c) {
      return Key{code, 0};
    }
  }
  if (c >= 1 && c <= 26) {
    return Key{KeyCode::Control, U'a' + c - 1};
  }
  return c < U' ' ? std::nullopt : std::optional(Key{KeyCode::Character, c});
}

sigset_t watched_signals() {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : kSignals) {
    sigaddset(&set, signal);
  }
  return set;
}

// Signals come as a descriptor's bytes, so that none is missed between two looks.
class SignalSource {
 public:
  SignalSource() {
    const sigset_t set = watched_signals();
    pthread_sigmask(SIG_BLOCK, &set, &before_);
    descriptor_ = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
  }
  ~SignalSource() {
    close(descriptor_);
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
  SignalSource(const SignalSource&) = delete;
  SignalSource& operator=(const SignalSource&) = delete;

  int descriptor() const { return descriptor_; }
  /// 0 when there is none.
  int next() const {
    signalfd_siginfo info{};
    return read(descriptor_, &info, sizeof info) == sizeof info ? static_cast<int>(info.ssi_signo)
                                                                : 0;
  }
  /// Stops this process as Ctrl-Z does by itself; returns when it goes on.
  static void stop() {
    sigset_t only;
    sigemptyset(&only);
    sigaddset(&only, SIGTSTP);
    signal(SIGTSTP, SIG_DFL);  // ncurses has put its own in place
    raise(SIGTSTP);
    pthread_sigmask(SIG_UNBLOCK, &only, nullptr);
    pthread_sigmask(SIG_BLOCK, &only, nullptr);
  }

 private:
  sigset_t before_{};
  int descriptor_ = -1;
};

class NcursesTerminal : public Terminal {
 public:
  NcursesTerminal(SCREEN* screen, bool color) : screen_(screen) {
    cbreak();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    nodelay(stdscr, TRUE);
    define_key("\x1b[200~", kPasteBegins);
    define_key("\x1b[201~", kPasteEnds);
    mousemask(BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED, nullptr);
    mouseinterval(0);
    colored_ = color && has_colors();
    if (colored_) {
      make_colors();
    }
    write_now(kPasteOn);
  }
  ~NcursesTerminal() override {
    write_now(kPasteOff);
    endwin();
    delscreen(screen_);
  }
  NcursesTerminal(const NcursesTerminal&) = delete;
  NcursesTerminal& operator=(const NcursesTerminal&) = delete;

  ScreenSize size() override {
    return {static_cast<std::size_t>(std::max(LINES, 1)),
            static_cast<std::size_t>(std::max(COLS, 1))};
  }

  void show(const Grid& grid) override {
    for (std::size_t row = 0; row < std::min(grid.size().rows, size().rows); ++row) {
      if (!shown_ || shown_->size() != grid.size() || differs(grid, row)) {
        show_row(grid, row);
      }
    }
    shown_ = grid;
    const auto cursor = grid.cursor();
    curs_set(cursor ? 1 : 0);
    if (cursor) {
      move(static_cast<int>(cursor->row), static_cast<int>(cursor->column));
    }
    refresh();
  }

  std::optional<Input> next_input(bool wait, int descriptor) override {
    while (true) {
      if (const int signal = signals_.next(); signal != 0) {
        if (auto input = input_of_signal(signal)) {
          return input;
        }
        continue;
      }
      if (auto input = next_key()) {
        return input;
      }
      if (gone_) {
        return Ended{SIGHUP};
      }
      if (!wait && !skipped_key_) {
        return std::nullopt;
      }
      if (!std::exchange(skipped_key_, false) && !wait_for_input(descriptor)) {
        return std::nullopt;
      }
    }
  }

 private:
  static void write_now(const char* sequence) {
    std::fputs(sequence, stdout);
    std::fflush(stdout);
  }

  static void make_colors() {
    start_color();
    use_default_colors();
    for (const InkColor& color : kInkColors) {
      init_pair(static_cast<short>(color.ink), COLORS >= 256 ? color.of_many : color.of_few, -1);
    }
  }

  // False when only the other descriptor has something.
  bool wait_for_input(int other) {
    std::array<pollfd, 3> sources{pollfd{STDIN_FILENO, POLLIN, 0},
                                  pollfd{signals_.descriptor(), POLLIN, 0},
                                  pollfd{other, POLLIN, 0}};
    poll(sources.data(), sources.size(), -1);
    readable_ = (sources[0].revents & POLLIN) != 0;
    gone_ = (sources[0].revents & (POLLERR | POLLNVAL)) != 0 ||
            ((sources[0].revents & POLLHUP) != 0 && !readable_);
    return sources[2].revents == 0 || sources[0].revents != 0 || sources[1].revents != 0;
  }

  std::optional<Input> input_of_signal(int signal) {
    switch (signal) {
      case SIGWINCH:
        return take_size();
      case SIGCONT:
        redraw();
        return std::nullopt;
      case SIGTSTP:
        give_back_and_stop();
        return take_size();
      default:
        return Ended{signal};
    }
  }

  Input take_size() {
    winsize window{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) == 0 && window.ws_row > 0 && window.ws_col > 0) {
      resize_term(window.ws_row, window.ws_col);  // resizeterm() would come as a key again
    }
    shown_.reset();
    return Resized{size()};
  }

  void redraw() {
    shown_.reset();
    write_now(kPasteOn);
    clearok(curscr, TRUE);
    refresh();
  }

  void give_back_and_stop() {
    write_now(kPasteOff);
    endwin();
    SignalSource::stop();
    redraw();
  }

  // Nothing when no key waits, or one that means nothing here (then skipped_key_).
  std::optional<Input> next_key() {
    wint_t wide = 0;
    const int kind = get_wch(&wide);
    if (kind == ERR) {
      // What is readable and yields nothing is the end of the terminal.
      gone_ = gone_ || (std::exchange(readable_, false) && at_end());
      return std::nullopt;
    }
    readable_ = false;
    auto input = kind == KEY_CODE_YES ? input_of_code(static_cast<int>(wide))
                                      : input_of_character(static_cast<char32_t>(wide));
    skipped_key_ = !input;
    return input;
  }

  static bool at_end() {
    pollfd source{STDIN_FILENO, POLLIN, 0};
    int waiting = 0;
    return poll(&source, 1, 0) > 0 && (source.revents & POLLIN) != 0 &&
           ioctl(STDIN_FILENO, FIONREAD, &waiting) == 0 && waiting == 0;
  }

  static std::optional<Input> input_of_character(char32_t c) {
    const auto key = key_of_character(c);
    return key ? std::optional<Input>(*key) : std::nullopt;
  }

  std::optional<Input> input_of_code(int code) {
    if (code == KEY_MOUSE) {
      return next_mouse();
    }
    if (code == kPasteBegins) {
      return read_paste();
    }
    const auto key = key_of_code(code);
    return key ? std::optional<Input>(*key) : std::nullopt;
  }

  static std::optional<Input> next_mouse() {
    MEVENT event{};
    if (getmouse(&event) != OK || event.x < 0 || event.y < 0) {
      return std::nullopt;
    }
    Mouse mouse;
    mouse.row = static_cast<std::size_t>(event.y);
    mouse.column = static_cast<std::size_t>(event.x);
    if ((event.bstate & BUTTON4_PRESSED) != 0) {
      mouse.action = MouseAction::WheelUp;
    } else if ((event.bstate & BUTTON5_PRESSED) != 0) {
      mouse.action = MouseAction::WheelDown;
    } else if ((event.bstate & BUTTON1_PRESSED) == 0) {
      return std::nullopt;
    }
    return mouse;
  }

  // Everything up to the end's mark; a terminal that never sends it must not hold us.
  static Input read_paste() {
    constexpr int kPatienceMs = 200;
    Paste paste;
    timeout(kPatienceMs);
    wint_t wide = 0;
    for (int kind = get_wch(&wide); kind != ERR; kind = get_wch(&wide)) {
      if (kind == KEY_CODE_YES) {
        if (static_cast<int>(wide) == kPasteEnds) {
          break;
        }
      } else if (paste.text.size() < kMostPastedBytes) {
        append_utf8(paste.text, wide == L'\r' ? U'\n' : static_cast<char32_t>(wide));
      }
    }
    nodelay(stdscr, TRUE);
    return paste;
  }

  bool differs(const Grid& grid, std::size_t row) const {
    for (std::size_t column = 0; column < grid.size().columns; ++column) {
      if (grid.at(row, column) != shown_->at(row, column)) {
        return true;
      }
    }
    return false;
  }

  void show_row(const Grid& grid, std::size_t row) const {
    for (std::size_t column = 0; column < std::min(grid.size().columns, columns()); ++column) {
      const Cell& cell = grid.at(row, column);
      if (cell.columns != 0) {
        const cchar_t character = character_of(cell);
        mvadd_wch(static_cast<int>(row), static_cast<int>(column), &character);
      }
    }
  }

  static std::size_t columns() { return static_cast<std::size_t>(std::max(COLS, 1)); }

  // A character whose width the C library sees otherwise would shift the rest of the line.
  cchar_t character_of(const Cell& cell) const {
    std::array<wchar_t, kMaxMarks + 2> text{};
    std::size_t length = 0;
    for (std::size_t at = 0; at < cell.text.size() && length <= kMaxMarks;) {
      const auto c = static_cast<wchar_t>(next_code_point(cell.text, at));
      if (length == 0 || wcwidth(c) == 0) {
        text[length++] = c;
      }
    }
    if (wcwidth(text[0]) != static_cast<int>(cell.columns)) {
      text = {cell.columns == 2 ? L'\uFF1F' : L'?'};
    }
    cchar_t character{};
    setcchar(&character, text.data(), attributes_of(cell.look), pair_of(cell.look.ink), nullptr);
    return character;
  }

  short pair_of(Ink ink) const { return colored_ ? static_cast<short>(ink) : short{0}; }

  attr_t attributes_of(const Look& look) const {
    attr_t attributes = A_NORMAL;
    attributes |= look.bold ? A_BOLD : A_NORMAL;
    attributes |= look.underlined ? A_UNDERLINE : A_NORMAL;
    attributes |= look.reversed ? A_REVERSE : A_NORMAL;
    const bool few = !colored_ || COLORS < 256;
    attributes |= few && look.ink == Ink::Dim ? A_DIM : A_NORMAL;
    attributes |= !colored_ && look.ink == Ink::Match ? A_UNDERLINE : A_NORMAL;
    return attributes;
  }

  SignalSource signals_;
  SCREEN* screen_;
  bool colored_ = false, readable_ = false, gone_ = false, skipped_key_ = false;
  std::optional<Grid> shown_;
};

}  // namespace

Result<std::unique_ptr<Terminal>> open_ncurses_terminal(bool color) {
  if (isatty(STDIN_FILENO) == 0 || isatty(STDOUT_FILENO) == 0) {
    return failure(ErrorCode::InvalidArgument,
                   "the full-screen search needs a terminal as standard input and output",
                   "without -i the results are printed");
  }
  std::setlocale(LC_CTYPE, "");
  if (std::string_view(nl_langinfo(CODESET)) != "UTF-8") {
    std::setlocale(LC_CTYPE, "C.UTF-8");
  }
  set_escdelay(kEscapeDelay);
  SCREEN* screen = newterm(nullptr, stdout, stdin);
  if (screen == nullptr) {
    return failure(ErrorCode::InvalidArgument,
                   "the kind of this terminal is not known ($TERM)",
                   "without -i the results are printed");
  }
  return std::unique_ptr<Terminal>(std::make_unique<NcursesTerminal>(screen, color));
}

}  // namespace backfile
