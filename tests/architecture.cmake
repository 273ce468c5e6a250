backfile_add_test(architecture_test LABEL architecture
  SOURCES architecture/layering_test.cpp)
