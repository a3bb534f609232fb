package org.alliance.portal.search.internal.index;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.search.SearchDocument;
import org.alliance.portal.search.internal.text.Analysis;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;

/**
 * An open index: one that writes, many that read. What is committed says with each type how far
 * along the change log it is. Thread-safe.
 */
final class Index implements Closeable {
  private static final String VERSION = "version";
  private static final String POSITION = "position.";
  private static final double BUFFER_MB = 32;

  /** Parts of the index up to this size are merged as if they were alike. */
  private static final double SMALL_MB = 16;

  /** So many parts of about one size are there at most: each search looks into every part. */
  private static final double ALIKE = 4;

  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final ThreadLocal<Documents> documents = ThreadLocal.withInitial(Documents::new);
  private Map<String, Long> committed;

  /**
   * Opens or creates.
   *
   * @param directory closed with the index
   * @param version of the fields; another one is refused
   * @throws IOException when it is damaged, locked or of another version
   */
  Index(Directory directory, String version) throws IOException {
    this.directory = directory;
    IndexWriterConfig config = new IndexWriterConfig(new Analysis());
    config.setRAMBufferSizeMB(BUFFER_MB);
    config.setCommitOnClose(false);
    ConcurrentMergeScheduler merges = new ConcurrentMergeScheduler();
    merges.setMaxMergesAndThreads(4, 1);
    config.setMergeScheduler(merges);
    TieredMergePolicy policy = new TieredMergePolicy();
    policy.setFloorSegmentMB(SMALL_MB);
    policy.setSegmentsPerTier(ALIKE);
    config.setMergePolicy(policy);
    writer = new IndexWriter(directory, config);
    try {
      committed = read(writer, version);
      searchers = new SearcherManager(writer, null);
      if (fresh()) {
        commit(committed, version);
      }
    } catch (IOException | RuntimeException e) {
      writer.rollback();
      throw e;
    }
  }

  private boolean fresh() {
    return writer.getDocStats().maxDoc == 0 && committed.isEmpty();
  }

  private static Map<String, Long> read(IndexWriter writer, String version) throws IOException {
    Map<String, Long> positions = new HashMap<>();
    Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
    if (data == null) {
      return positions;
    }
    String found = null;
    for (Map.Entry<String, String> entry : data) {
      if (entry.getKey().equals(VERSION)) {
        found = entry.getValue();
      } else if (entry.getKey().startsWith(POSITION)) {
        positions.put(entry.getKey().substring(POSITION.length()), Long.valueOf(entry.getValue()));
      }
    }
    if (found != null && !found.equals(version)) {
      throw new IOException("The index has version " + found + ", not " + version);
    }
    return positions;
  }

  /** How far each type is known to be on disk. */
  synchronized Map<String, Long> positions() {
    return Map.copyOf(committed);
  }

  /** Writes things anew, or for the first time. */
  void put(List<SearchDocument> things, String stamp) throws IOException {
    Documents turn = documents.get();
    for (SearchDocument thing : things) {
      List<Document> written = turn.of(thing, stamp);
      Term key = new Term(Fields.KEY, Documents.key(thing.ref()));
      if (written.isEmpty()) {
        writer.deleteDocuments(key);
      } else {
        writer.updateDocuments(key, written);
      }
    }
  }

  void delete(List<EntityRef> gone) throws IOException {
    List<Term> keys = new ArrayList<>();
    gone.forEach(ref -> keys.add(new Term(Fields.KEY, Documents.key(ref))));
    writer.deleteDocuments(keys.toArray(Term[]::new));
  }

  /** Deletes what a rebuild of a type did not write. */
  void sweep(String type, String stamp) throws IOException {
    writer.deleteDocuments(
        new BooleanQuery.Builder()
            .add(new TermQuery(new Term(Fields.TYPE, type)), Occur.MUST)
            .add(new TermQuery(new Term(Fields.STAMP, stamp)), Occur.MUST_NOT)
            .build());
  }

  /** Lets everything written so far be found. */
  void refresh() throws IOException {
    searchers.maybeRefreshBlocking();
  }

  /** Puts everything written so far on the disk, and with it how far each type is. */
  synchronized void commit(Map<String, Long> positions, String version) throws IOException {
    Map<String, String> data = new HashMap<>();
    data.put(VERSION, version);
    positions.forEach((type, position) -> data.put(POSITION + type, position.toString()));
    writer.setLiveCommitData(data.entrySet());
    writer.commit();
    committed = Map.copyOf(positions);
  }

  /** Whether there is something that a commit would put on the disk. */
  boolean uncommitted() {
    return writer.hasUncommittedChanges();
  }

  /** Whether it can be written no more because of an error. */
  boolean broken() {
    return writer.getTragicException() != null || !writer.isOpen();
  }

  IndexSearcher acquire() throws IOException {
    return searchers.acquire();
  }

  void release(IndexSearcher searcher) throws IOException {
    searchers.release(searcher);
  }

  /** Closes without a commit. */
  @Override
  public void close() throws IOException {
    try (directory) {
      searchers.close();
      if (writer.isOpen()) {
        writer.rollback();
      }
    }
  }
}
