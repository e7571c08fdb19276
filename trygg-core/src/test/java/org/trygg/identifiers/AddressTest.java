package org.trygg.identifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.255,       32, 192.0.2.255",
    "192.0.2.255,       25, 192.0.2.128",
    "192.0.2.255,       0,  0.0.0.0",
    "2001:db8:1:2ff::1, 56, 2001:db8:1:200::",
    "2001:db8:ffff::1,  35, 2001:db8:e000::",
    "::ffff:192.0.2.7,  32, 192.0.2.7",
  })
  void oneBlockHasOneForm(String address, int length, String network) throws Exception {
    assertThat(new AddressPrefix(InetAddress.getByName(address), length))
        .isEqualTo(new AddressPrefix(InetAddress.getByName(network), length));
  }

  @ParameterizedTest
  @CsvSource({"192.0.2.1, 33", "192.0.2.1, -1", "2001:db8::, 129"})
  void aLengthOutOfItsFamilyIsRefused(String address, int length) throws Exception {
    InetAddress network = InetAddress.getByName(address);
    assertThatThrownBy(() -> new AddressPrefix(network, length))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(address);
  }

  @ParameterizedTest
  @CsvSource({"-1, 5", "6, 5", "0, 65536"})
  void portsOutOfOrderAreRefused(int first, int last) {
    assertThatThrownBy(() -> new PortBlock(first, last))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLeaseThatEndsBeforeItBeginsIsRefused() {
    Instant from = Instant.parse("2027-01-09T11:00:00Z");
    assertThatThrownBy(() -> Tenure.told(from, from.minusSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anAddressIsNeverPrinted() throws Exception {
    assertThat(AddressPrefix.single(InetAddress.getByName("192.0.2.7")))
        .hasToString("AddressPrefix[REDACTED]");
  }
}
