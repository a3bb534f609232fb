package org.alliance.portal.search.internal.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.apache.lucene.util.ArrayUtil;

/**
 * How texts become words: in lower case, without accents and elided articles, and for English and
 * French with the stem beside the word, so that the word itself counts for more. Filters are made
 * here, not looked up by name.
 */
public final class Analysis extends AnalyzerWrapper {
  /** Before a stem in the index. */
  public static final char STEM = '~';

  /** So many letters of a beginning are looked at. */
  public static final int LONGEST_BEGINNING = 10;

  /** Up to so many letters a start is a word of its own. */
  public static final int LONGEST_START = 3;

  private final Analyzer english = chain(Languages.ENGLISH);
  private final Analyzer french = chain(Languages.FRENCH);
  private final Analyzer neutral = chain(Languages.NEUTRAL);
  private final Analyzer beginnings = new Beginnings();
  private final Analyzer starts = new Starts();

  /** One for all fields; the ending of a field's name says which words it has. */
  public Analysis() {
    super(PER_FIELD_REUSE_STRATEGY);
  }

  @Override
  protected Analyzer getWrappedAnalyzer(String field) {
    if (field.endsWith("_en")) {
      return english;
    }
    if (field.endsWith("_fr")) {
      return french;
    }
    return switch (field) {
      case "beginning" -> beginnings;
      case "start" -> starts;
      default -> neutral;
    };
  }

  /** Folds a word as every field does: lower case, no accents. */
  public static String fold(String word) {
    char[] in = word.toLowerCase(java.util.Locale.ROOT).toCharArray();
    char[] out = new char[in.length * 4];
    int length = ASCIIFoldingFilter.foldToASCII(in, 0, out, 0, in.length);
    return new String(out, 0, length);
  }

  /**
   * The words of a text as a field has them.
   *
   * @param field name of the field
   * @param text any text
   * @return the words in order, each with its stem behind it, marked, where that is another word
   */
  public List<String> words(String field, String text) {
    List<String> words = new ArrayList<>();
    try (TokenStream stream = tokenStream(field, text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        words.add(term.toString());
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }

  private static Analyzer chain(String lang) {
    return new Analyzer() {
      @Override
      public int getPositionIncrementGap(String field) {
        return 100;
      }

      @Override
      protected TokenStreamComponents createComponents(String field) {
        Tokenizer words = new StandardTokenizer();
        return new TokenStreamComponents(words, filtered(words, lang));
      }
    };
  }

  private static TokenStream folded(Tokenizer words) {
    TokenStream stream = new LowerCaseFilter(new EnglishPossessiveFilter(words));
    return new ASCIIFoldingFilter(new ElisionFilter(stream, FrenchAnalyzer.DEFAULT_ARTICLES));
  }

  private static TokenStream filtered(Tokenizer words, String lang) {
    TokenStream stream = folded(words);
    return switch (lang) {
      case Languages.ENGLISH -> marked(new PorterStemFilter(new KeywordRepeatFilter(stream)));
      case Languages.FRENCH -> marked(new FrenchLightStemFilter(new KeywordRepeatFilter(stream)));
      default -> stream;
    };
  }

  private static TokenStream marked(TokenStream stemmed) {
    return new Marks(stemmed);
  }

  /**
   * Puts a mark before each stem that follows its word, so that no one takes it for a word, and
   * leaves out those that are the word itself.
   */
  private static final class Marks extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private char[] word = new char[64];
    private int length;

    Marks(TokenStream input) {
      super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
      while (input.incrementToken()) {
        if (step.getPositionIncrement() != 0) {
          remember();
          return true;
        }
        if (!remembered()) {
          mark();
          return true;
        }
      }
      return false;
    }

    private void remember() {
      length = term.length();
      word = ArrayUtil.grow(word, length);
      System.arraycopy(term.buffer(), 0, word, 0, length);
    }

    private boolean remembered() {
      return Arrays.equals(word, 0, length, term.buffer(), 0, term.length());
    }

    private void mark() {
      int stem = term.length();
      char[] letters = term.resizeBuffer(stem + 1);
      System.arraycopy(letters, 0, letters, 1, stem);
      letters[0] = STEM;
      term.setLength(stem + 1);
    }
  }

  /** The beginnings of each word. */
  private static final class Beginnings extends Analyzer {

    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer words = new StandardTokenizer();
      return new TokenStreamComponents(
          words, new EdgeNGramTokenFilter(folded(words), 1, LONGEST_BEGINNING, false));
    }
  }

  /** The whole, and its first letters, by which too many would begin to look them all through. */
  private static final class Starts extends Analyzer {

    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer whole = new KeywordTokenizer();
      TokenStream folded = new ASCIIFoldingFilter(new LowerCaseFilter(whole));
      return new TokenStreamComponents(
          whole, new EdgeNGramTokenFilter(folded, 1, LONGEST_START, true));
    }
  }
}
