package org.trygg.server.demo;

/// A person who does not exist.
record InventedPerson(String personnummer, String name, String phone, String email, Home home) {
  /// Where the person does not live.
  record Home(String address, String postalCode, String city) {}
}
