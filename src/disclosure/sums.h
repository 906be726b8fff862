#pragma once

#include <vector>

namespace hoanhap::disclosure {

// Which sums of base figures are out, and which may follow (design §1).
//
// A reader who has seen some sums knows the sum of each of several groups of base figures, and no
// two groups share one: a total less the cells shown beside it is such a group. `admit` lets a
// further sum out only where that stays so: it may add a group or divide one, never cross two.
// Then what a group adds up to is all that its sum says. For money that follows people this proves
// that it says nothing more than the counts do: where the counts of every group are known anyway,
// any other way to divide a group's people goes with a way to divide its money that keeps each part
// within the brackets of its people, whatever the brackets are (tied.h).
//
// Owner: one figure (element) of a release in the making; not shared between threads.
class Sums {
 public:
  // A new base figure: the place whose own units know it (-1: nobody below the publishing unit),
  // and whether it stands alone: not covered by a count of its own cell, so that nobody may be left
  // with it as the only unknown of a group.
  int figure(int owner, bool bare);

  // May the sum over `figures` be shown? If so it is out from now on. True as well where it follows
  // from what is out already.
  bool admit(const std::vector<int>& figures);
  // A sum that is out, whatever it does. Where it doesn't fit, nothing further is let out.
  void note(const std::vector<int>& figures);

 private:
  bool keeps_bare_ones(const std::vector<int>& group) const;
  void settle(std::vector<int> group);

  struct Figure {
    int owner;
    bool bare;
    int group = -1;  // in `groups_`; -1: no sum over it is out
  };
  std::vector<Figure> figures_;
  std::vector<std::vector<int>> groups_;
  bool crossed_ = false;
};

}  // namespace hoanhap::disclosure
