package org.trygg.formats;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// Any bytes at all: each line has one outcome, nothing is thrown, nothing is printed.
class LogReaderFuzzTest {
  @FuzzTest(maxDuration = "60s")
  void radiusDetail(byte[] log) {
    hold(LogFormat.RADIUS_DETAIL, log);
  }

  @FuzzTest(maxDuration = "60s")
  void iscDhcpLeases(byte[] log) {
    hold(LogFormat.ISC_DHCP_LEASES, log);
  }

  @FuzzTest(maxDuration = "60s")
  void postfix(byte[] log) {
    hold(LogFormat.POSTFIX, log);
  }

  @FuzzTest(maxDuration = "60s")
  void zigbee2Mqtt(byte[] log) {
    hold(LogFormat.ZIGBEE2MQTT, log);
  }

  @FuzzTest(maxDuration = "60s")
  void senml(byte[] log) {
    hold(LogFormat.SENML, log);
  }

  private static void hold(LogFormat format, byte[] log) {
    Reading.of(format, log).assertEachLineHasOneOutcome();
  }
}
