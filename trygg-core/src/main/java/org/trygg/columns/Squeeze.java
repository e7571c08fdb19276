package org.trygg.columns;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDictCompress;
import com.github.luben.zstd.ZstdDictDecompress;
import com.github.luben.zstd.ZstdException;

/// Bytes through zstd and back, with words that both sides know beforehand: they cost nothing where
/// they occur. For use by many threads.
public final class Squeeze {
  private static final int MAX_RATIO = 1 << 16;

  private final ZstdDictCompress forth;
  private final ZstdDictDecompress back;

  /// @param words at least 8 bytes, the likeliest last; never to be changed once used
  /// @param level of zstd, 1 to 19
  public Squeeze(byte[] words, int level) {
    this.forth = new ZstdDictCompress(words, level);
    this.back = new ZstdDictDecompress(words);
  }

  public byte[] squeeze(byte[] plain) {
    return Zstd.compress(plain, forth);
  }

  /// @param size how many bytes there were before, which the caller has bounded
  public byte[] release(byte[] frame, int size) {
    if (size / MAX_RATIO > frame.length) {
      throw new DamagedException();
    }
    try {
      byte[] plain = Zstd.decompress(frame, back, size);
      if (plain.length != size) {
        throw new DamagedException();
      }
      return plain;
    } catch (ZstdException e) {
      throw new DamagedException(e);
    }
  }
}
