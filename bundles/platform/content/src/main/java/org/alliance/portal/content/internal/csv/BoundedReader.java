package org.alliance.portal.content.internal.csv;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** A text of which not more than so much is read before somebody says that all is well. */
final class BoundedReader extends FilterReader {
  private final int most;
  private int read;

  BoundedReader(Reader text, int most) {
    super(text);
    this.most = most;
  }

  /** As much may be read again. */
  void again() {
    read = 0;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    count(1);
    return one;
  }

  @Override
  public int read(char[] into, int from, int length) throws IOException {
    int some = super.read(into, from, length);
    count(some);
    return some;
  }

  private void count(int some) throws IOException {
    read += some;
    if (read > most) {
      throw new IOException("Too long a row");
    }
  }
}
