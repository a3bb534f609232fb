package org.alliance.portal.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the kernel knows of a process. */
final class Proc {
  /** Linux counts processor time in these for programs, whatever its own clock. */
  private static final double TICKS_PER_SECOND = 100;

  private Proc() {}

  /** Processor time of a process since its start, in user and kernel mode; NaN when unknown. */
  static double cpuSeconds(ProcessHandle process) {
    try {
      return cpuSeconds(Files.readString(Path.of("/proc/" + process.pid() + "/stat")));
    } catch (IOException e) {
      return Double.NaN;
    }
  }

  /** Reads {@code /proc/<pid>/stat}; a program's name may hold blanks and parentheses. */
  static double cpuSeconds(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
  }

  /** Resident memory in megabytes (10^6 bytes); NaN when unknown. */
  static double residentMegabytes(ProcessHandle process) {
    try {
      return residentMegabytes(Files.readString(Path.of("/proc/" + process.pid() + "/status")));
    } catch (IOException e) {
      return Double.NaN;
    }
  }

  /** Reads {@code VmRSS} of {@code /proc/<pid>/status}. */
  static double residentMegabytes(String status) {
    return status
        .lines()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D+", "")) * 1024 / 1e6)
        .findFirst()
        .orElse(Double.NaN);
  }
}
