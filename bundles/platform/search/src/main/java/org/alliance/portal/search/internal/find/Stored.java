package org.alliance.portal.search.internal.find;

import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.alliance.portal.api.ByLanguage.Chosen;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.search.internal.index.Fields;
import org.alliance.portal.search.internal.index.Titles;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.IndexSearcher;

/**
 * What the index keeps of a hit for showing.
 *
 * @param ref the thing
 * @param document its stored fields
 */
record Stored(EntityRef ref, Document document) {
  private static final Set<String> ALWAYS = Set.of(Fields.PATH, Fields.PUBLIC_PATH, Fields.TITLES);

  /**
   * Reads a document.
   *
   * @param more other stored fields that are needed
   */
  static Stored of(IndexSearcher searcher, int number, Collection<String> more) throws IOException {
    Set<String> fields = new HashSet<>(ALWAYS);
    fields.addAll(more);
    return new Stored(ref(searcher, number), searcher.storedFields().document(number, fields));
  }

  static EntityRef ref(IndexSearcher searcher, int number) throws IOException {
    List<LeafReaderContext> leaves = searcher.getLeafContexts();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(number, leaves));
    int local = number - leaf.docBase;
    NumericDocValues ids = DocValues.getNumeric(leaf.reader(), Fields.ID);
    SortedSetDocValues types = DocValues.getSortedSet(leaf.reader(), Fields.TYPE);
    if (!ids.advanceExact(local) || !types.advanceExact(local)) {
      throw new IOException("A document without id or type");
    }
    return new EntityRef(types.lookupOrd(types.nextOrd()).utf8ToString(), new Id(ids.longValue()));
  }

  String path(Sight sight) {
    return document.get(
        sight.publicTypes().contains(ref.type()) ? Fields.PUBLIC_PATH : Fields.PATH);
  }

  List<Chosen<String>> titles() {
    return Titles.read(document.get(Fields.TITLES));
  }
}
