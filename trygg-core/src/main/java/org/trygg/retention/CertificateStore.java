package org.trygg.retention;

import java.util.List;

/// Where certificates are kept; they name nobody.
public interface CertificateStore {
  void put(Certificate certificate);

  /// The newest certificates, the newest first.
  List<Certificate> newest(int most);
}
