package org.trygg.columns;

import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdDictCompress;
import com.github.luben.zstd.ZstdDictDecompress;
import com.github.luben.zstd.ZstdException;

/// Bytes through zstd and back, with words that both sides know beforehand: they cost nothing where
/// they occur. For use by many threads.
///
/// A context costs nine times what squeezing a hundred bytes in it does, hence as many as there are
/// cores lie ready. The memory of one keeps traces of what last went through it.
public final class Squeeze {
  private static final int MAX_RATIO = 1 << 16;

  private final Spares<ZstdCompressCtx> forth;
  private final Spares<ZstdDecompressCtx> back;

  /// @param words at least 8 bytes, the likeliest last; never to be changed once used
  /// @param level of zstd, 1 to 19
  public Squeeze(byte[] words, int level) {
    int cores = Runtime.getRuntime().availableProcessors();
    var known = new ZstdDictCompress(words, level);
    this.forth =
        new Spares<>(
            cores,
            () -> new ZstdCompressCtx().setLevel(level).loadDict(known),
            ZstdCompressCtx::close);
    var knownBack = new ZstdDictDecompress(words);
    this.back =
        new Spares<>(
            cores, () -> new ZstdDecompressCtx().loadDict(knownBack), ZstdDecompressCtx::close);
  }

  public byte[] squeeze(byte[] plain) {
    return forth.lend(context -> context.compress(plain));
  }

  /// @param size how many bytes there were before, which the caller has bounded
  public byte[] release(byte[] frame, int size) {
    if (size / MAX_RATIO > frame.length) {
      throw new DamagedException();
    }
    try {
      byte[] plain = back.lend(context -> context.decompress(frame, size));
      if (plain.length != size) {
        throw new DamagedException();
      }
      return plain;
    } catch (ZstdException e) {
      throw new DamagedException(e);
    }
  }
}
