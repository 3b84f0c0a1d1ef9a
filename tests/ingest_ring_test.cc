// Bytes go through a ring unchanged and in order, whatever their sizes, and who writes waits while it is full.
#include "batch/ring.h"

#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

#include <chrono>
#include <random>
#include <string>
#include <thread>

namespace vanban::batch {
namespace {

class Ring : public ::testing::Test {
 protected:
  void SetUp() override {
    file_ = memfd_create("ring", MFD_CLOEXEC);
    ASSERT_GE(file_, 0);
    ASSERT_EQ(ftruncate(file_, ring_size), 0);
    bytes_ = mmap(nullptr, ring_size, PROT_READ | PROT_WRITE, MAP_SHARED, file_, 0);
    ASSERT_NE(bytes_, MAP_FAILED);
  }
  void TearDown() override {
    munmap(bytes_, ring_size);
    close(file_);
  }
  RingWriter writer() { return {state_, static_cast<char*>(bytes_)}; }

  RingState state_;
  int file_ = -1;
  void* bytes_ = nullptr;
};

TEST_F(Ring, WhatLiesAcrossTheEndIsOnePiece) {
  RingWriter out = writer();
  RingReader in(state_, file_);
  EXPECT_EQ(in.view(), "");
  const std::string filler(ring_size - 3, '.');
  ASSERT_EQ(out.put(filler), filler.size());
  in.drop(filler.size());
  ASSERT_EQ(out.put("Nơi nhận"), std::string("Nơi nhận").size());
  EXPECT_EQ(in.view(), "Nơi nhận");
}

TEST_F(Ring, TakesNoMoreThanThereIsRoomFor) {
  RingWriter out = writer();
  RingReader in(state_, file_);
  const std::string more(ring_size + 10, 'x');
  EXPECT_EQ(out.put(more), ring_size);
  EXPECT_EQ(out.put("y"), 0U);
  in.drop(4);
  EXPECT_EQ(out.put("12345"), 4U);
  EXPECT_TRUE(in.view().ends_with("x1234"));
  EXPECT_EQ(in.view().size(), ring_size);
}

TEST_F(Ring, GoesOnWhenTheReaderIsSlow) {
  std::mt19937 random(5);
  std::string all;
  while (all.size() < 5 * ring_size) all.append(random() % 70000, static_cast<char>('a' + random() % 26));
  std::thread writing([&] {
    RingWriter out = writer();
    std::mt19937 sizes(6);
    for (std::string_view rest = all; !rest.empty();) {
      const size_t n = out.put(rest.substr(0, 1 + sizes() % (ring_size + ring_size / 4)));
      rest.remove_prefix(n);
      if (n == 0) out.wait();
    }
  });
  RingReader in(state_, file_);
  std::string got;
  while (got.size() < all.size()) {
    const std::string_view view = in.view();
    const size_t n = std::min<size_t>(view.size(), 1 + random() % 300000);
    got += view.substr(0, n);
    in.drop(n);
    if (random() % 8 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  writing.join();
  EXPECT_TRUE(got == all);
}

}  // namespace
}  // namespace vanban::batch
