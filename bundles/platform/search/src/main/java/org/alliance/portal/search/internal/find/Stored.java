package org.alliance.portal.search.internal.find;

import java.io.IOException;
import java.util.List;
import org.alliance.portal.api.ByLanguage.Chosen;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.search.internal.index.Fields;
import org.alliance.portal.search.internal.index.Titles;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.IndexSearcher;

/**
 * What the index keeps of a hit for showing. Names and addresses are kept by column: whoever shows
 * no extract does not have the texts unpacked.
 *
 * @param ref the thing
 * @param path its address for members
 * @param publicPath its address for everybody; null when it has none
 * @param titles its names
 */
record Stored(EntityRef ref, String path, String publicPath, List<Chosen<String>> titles) {

  /** Reads what is kept of a document. */
  static Stored of(IndexSearcher searcher, int number) throws IOException {
    List<LeafReaderContext> leaves = searcher.getLeafContexts();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(number, leaves));
    return new Stored(
        ref(searcher, number),
        text(leaf, Fields.PATH, number),
        text(leaf, Fields.PUBLIC_PATH, number),
        Titles.read(text(leaf, Fields.TITLES, number)));
  }

  private static String text(LeafReaderContext leaf, String field, int number) throws IOException {
    BinaryDocValues values = DocValues.getBinary(leaf.reader(), field);
    return values.advanceExact(number - leaf.docBase) ? values.binaryValue().utf8ToString() : null;
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
    return sight.publicTypes().contains(ref.type()) ? publicPath : path;
  }
}
