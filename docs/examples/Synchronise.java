import java.net.*;
import java.nio.file.*;
import java.util.*;
import java.util.regex.*;
/** Keeps a folder as the portal's profiles are. Killed at any moment, the next run goes on from there. */
public class Synchronise {
  static String address, key, list, changes; // places in the full copy (null after it) and in the feed
  static Set<String> seen = new TreeSet<>(); // files that the full copy has met so far
  static Path folder;
  public static void main(String[] args) throws Exception {
    address = args[0] + "/api/v1/"; key = args[1]; folder = Files.createDirectories(Path.of(args[2]));
    Path kept = folder.resolve("state.json");
    String state = Files.exists(kept) ? Files.readString(kept) : "{\"list\":\"\",\"seen\":\"\"}";
    list = text("list", state); changes = text("changes", state);
    if (list != null) seen.addAll(List.of(text("seen", state).split(" ")));
    for (boolean more = true; more; ) { // the state is kept after the files of which it speaks
      more = list == null ? follow() : copy();
      String copy = "copy\",\"list\":\"" + list + "\",\"seen\":\"" + String.join(" ", seen);
      write("state.json", "{\"phase\":\"" + (list == null ? "follow" : copy) + "\",\"changes\":\"" + changes + "\"}");
    }
  }
  static boolean copy() throws Exception { // first the place in the feed: what changes from now on is followed
    if (list.isEmpty()) { seen.clear(); changes = text("next", get("changes?after=now", 0)); }
    String page = get("profiles?detail=full&limit=200&after=" + list, 0);
    if (!page.startsWith("{\"items\":[")) throw new IllegalStateException("No page of profiles: " + page);
    for (String part : Pattern.compile("(?=\\{\"id\":\"\\w{13}\",\"version\":)").splitAsStream(page).skip(1).toList()) {
      seen.add(text("id", part) + ".json");
      write(text("id", part) + ".json", part.substring(0, part.lastIndexOf('}', part.length() - 2) + 1));
    }
    list = text("next", page);
    for (String file : folder.toFile().list()) // at the end: what the copy has not met is gone
      if (list == null && file.matches("\\w{13}\\.json") && !seen.contains(file)) Files.delete(folder.resolve(file));
    return true;
  }
  static boolean follow() throws Exception { // a page that leads to itself is the end, for now
    String page = get("changes?limit=1000&after=" + changes, 410), before = changes;
    if (page == null) { list = ""; return true; } // away for longer than the portal remembers: all anew
    Matcher change = Pattern.compile("\"type\":\"profile\",\"id\":\"(\\w{13})\"").matcher(page);
    while (change.find()) { // created, changed or deleted: what counts is how it is now
      String one = "profiles/" + change.group(1), profile = get(one, 404);
      if (profile == null && get("profiles?limit=1", 0) != null) profile = get(one, 404); // or all are away
      if (profile == null) Files.deleteIfExists(folder.resolve(change.group(1) + ".json"));
      else write(change.group(1) + ".json", profile);
    }
    return !(changes = text("next", page)).equals(before);
  }
  static String get(String path, int none) throws Exception { // null for the status that means there is none
    HttpURLConnection answer = (HttpURLConnection) new URL(address + path).openConnection();
    answer.setRequestProperty("Authorization", "Bearer " + key);
    return answer.getResponseCode() == none ? null : new String(answer.getInputStream().readAllBytes(), "UTF-8");
  }
  static void write(String name, String text) throws Exception { // in one step: nobody reads half a file
    Files.move(Files.writeString(folder.resolve(name + ".half"), text), folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }
  static String text(String field, String json) { // the first text of that name
    Matcher found = Pattern.compile("\"" + field + "\":\"([^\"]*)").matcher(json);
    return found.find() ? found.group(1) : null;
  }
}
