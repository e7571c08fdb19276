package org.trygg.subject;

class InMemorySubjectStoreTest extends SubjectStoreContract {
  @Override
  protected SubjectStore emptyStore() {
    return new InMemorySubjectStore();
  }
}
