"""Every rule that a guide can break while it is read, or read over: a stable code and a sentence.

A code stands behind each message, and people and tools look for it: it is never
given a second meaning, and a rule that goes takes its code along.

GB0 files · GB1 YAML · GB2 fields and their values · GB3 texts ·
GB4 references · GB5 money and regions · GB6 warnings about facts, editions and, from GB651, words ·
GB8 themes and brands · GB9 printing and imprints (GB7 is told while text is set)
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Code(StrEnum):
    """A rule; as a string it is its code, `sentence` says what breaks it."""

    sentence: str

    def __new__(cls, code: str, sentence: str) -> Self:
        """Make the member a string of its own code."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.sentence = sentence
        return member

    NOT_A_FILE = "GB001", "A name stands for something that is not a plain file"
    OUTSIDE = "GB002", "A file lies outside the guide's folder"
    MISSING_FILE = "GB003", "A file that is named does not exist"
    TOO_LARGE = "GB004", "A file or picture is larger than the program accepts"
    ENCODING = "GB005", "A file is not UTF-8"
    CONTROL_CHARACTER = "GB006", "A character that cannot be printed"
    FILE_NAME = "GB007", "A file's name cannot be read as that of a page, region or regional file"
    PICTURE = "GB008", "A picture is not a whole PNG or JPEG file"
    EMPTY_FILE = "GB009", "A file with nothing in it"

    SYNTAX = "GB101", "A line that cannot be read"
    SECOND_COLON = "GB102", "A text is cut by a second colon"
    NO_COLON = "GB103", "A line without a colon"
    READ_AS_YAML = "GB104", "A text begins with a character that means something to YAML"
    TAB = "GB105", "A tab in the indentation"
    INDENTATION = "GB106", "A line does not stand under the lines it belongs to"
    SWALLOWED_ITEM = "GB107", "An item is read as part of the line above it"
    CUT_BY_COMMENT = "GB108", "A text is cut by a space and #"
    CUT_BY_COMMA = "GB109", "A number is cut by a comma inside braces"
    NO_BREAK_SPACE = "GB110", "A pasted no-break space where a space belongs"
    DUPLICATE_KEY = "GB111", "A field is written twice"
    ANCHOR = "GB112", "A YAML anchor"
    ALIAS = "GB113", "A YAML alias"
    TAG = "GB114", "A YAML tag"
    MERGE_KEY = "GB115", "A YAML merge key"
    SECOND_DOCUMENT = "GB116", "A second YAML document"
    TOO_DEEP = "GB117", "Nested deeper than any guide needs"
    NO_VALUE = "GB118", "A field or item without a value"
    UNCLOSED = "GB119", "A quote or bracket that is not closed"
    KEY_NOT_TEXT = "GB120", "A list or map where the name of a field belongs"
    TOO_LONG = "GB121", "A text or a list that is longer than the program takes on"
    CONFLICT_MARK = "GB122", "Two versions of the same lines, side by side"

    ALLOWED_HOW = "GB141", "A comment that allows something, and cannot be read"
    ALLOWED_NOTHING = "GB142", "A comment that allows a code which does not exist"
    ALLOWED_ERROR = "GB143", "A comment that allows an error"
    ALLOWED_UNUSED = "GB144", "A comment that allows what nothing warns of"

    UNKNOWN_KEY = "GB201", "A field that is not known here"
    MISSING_FIELD = "GB202", "A field that is needed"
    UNKNOWN_KIND = "GB203", "A kind of section that does not exist, or may not stand here"
    NO_KIND = "GB204", "A section without a kind"
    LIST_EXPECTED = "GB205", "Something else where a list belongs"
    VALUE_EXPECTED = "GB206", "Something else where one value belongs"
    MAP_EXPECTED = "GB207", "Something else where `name: value` lines belong"
    SPLIT_TEXT = "GB208", "A text is split in two by a colon and a space"
    NOT_ONE_OF = "GB209", "A word that is none of the possible ones"
    EMPTY_LIST = "GB210", "A list with nothing in it"
    EITHER_OR = "GB211", "Fields that exclude or need each other"
    SECOND_LEAD = "GB212", "A second lead-in in one item"
    ROW_LENGTH = "GB213", "A row with more or fewer cells than the table has columns"
    SIDES = "GB214", "A comparison with one side, or paired sides of different length"
    FORMAT = "GB215", "A format that this program does not read"
    TABLE_FILE = "GB216", "A table file that cannot be read as rows and columns"

    NOT_MONEY = "GB221", "An amount of money that cannot be read"
    NOT_TIME = "GB222", "A length of time that cannot be read"
    NOT_SCORE = "GB223", "A score that cannot be read"
    NOT_DATE = "GB224", "A date that cannot be read"
    NOT_YES_NO = "GB225", "Neither yes nor no"
    NOT_NUMBER = "GB226", "A number that cannot be read"
    LEADING_ZERO = "GB227", "A number that starts with a 0"
    ZERO = "GB228", "Nothing where an amount or a length of time belongs"
    BACKWARDS = "GB229", "A range that runs backwards"
    UNIT = "GB230", "A unit that is not known, or not on both sides of a range"
    OFF_SCALE = "GB231", "A value outside its scale"
    NOT_ID = "GB232", "A name that cannot be an id"
    NOT_LENGTH = "GB233", "A length that cannot be read"
    NOT_CODE = "GB234", "A language, locale, currency or other code that cannot be read"

    FAILED_FORMULA = "GB241", "A cell with a failed formula, or with a formula for its value"
    MADE_A_DATE = "GB242", "A date that a spreadsheet has made of something else"
    CUT_NUMBER = "GB243", "A number that a spreadsheet has shortened"
    ROWS_DISAGREE = "GB244", "Rows of one route or side that say different things of it"
    DIVIDER = "GB245", "Cells that commas, semicolons or tabs may divide"
    WORKBOOK = "GB246", "A workbook or document where a text file belongs"
    GARBLED = "GB247", "Letters that a wrong encoding has garbled"
    NO_GROUP = "GB248", "A row that says of no route or side that it belongs to it"
    APOSTROPHE = "GB249", "An apostrophe that was meant for the spreadsheet alone"

    HTML = "GB301", "HTML in a text"
    LINK = "GB302", "A link that may not be printed, or cannot be read"
    NO_BLOCKS = "GB303", "A heading, list or image inside a text"
    STRAY_MARK = "GB304", "Marks that neither open nor close anything"
    EMPTY_TEXT = "GB305", "A text with no words in it"
    OPEN_LINK = "GB306", "A link that others can read along, and change"
    MARK_IN_WORD = "GB307", "A mark inside a word"

    NO_REGION = "GB401", "A region that does not exist"
    NO_RUNG = "GB402", "A rung that is not on the ladder"
    NO_SOURCE = "GB403", "A source that does not exist"
    NO_PAGE = "GB404", "A page that does not exist"
    NO_ID = "GB405", "An id that does not exist"
    NO_HELPLINE = "GB406", "A helpline that no region has"
    DUPLICATE_ID = "GB407", "An id that two things have"
    KINSHIP = "GB408", "A region with two kinds of kinship, or in a circle"
    RESERVED_ID = "GB409", "An id that has another meaning"
    SECOND_LADDER = "GB410", "Two ladders on one page in one region"
    DUPLICATE_CHAPTER = "GB411", "A page that is a chapter twice"

    GROUPING = "GB501", "Commas that stand where the region does not put them"
    SIGN = "GB502", "The sign of another currency"
    FOREIGN_UNIT = "GB503", "A unit that the region does not use"
    PAY_WITHOUT_REGION = "GB504", "Money that belongs to no region"
    PAY_ELSEWHERE = "GB505", "Money for `elsewhere`, which has no currency"
    NO_CURRENCY = "GB506", "Money in a region without a currency"

    NEVER_PRINTED = "GB601", "An item that no region sees"
    VANISHES = "GB602", "An essential section with nothing to print"
    PAY_UNSOURCED = "GB603", "Pay without a source"
    PAY_UNDATED = "GB604", "Pay without the time it speaks of"
    CHECKED_UNSOURCED = "GB605", "Something checked against no source"
    REVIEW_DUE = "GB606", "Something that should have been reviewed"
    EXPIRED = "GB607", "Something that is no longer printed"
    HELPLINE_MISSING = "GB608", "A helpline that a region has not"
    NOT_A_CHAPTER = "GB609", "A page that no chapter prints"
    QUESTION_MARK = "GB610", "A question without a question mark"

    FIGURE_UNSOURCED = "GB651", "A figure without a source"
    FIGURE_UNDATED = "GB652", "A figure without the time it speaks of"
    STALE = "GB653", "A fact that is older than was asked for"
    DATE_PASSED = "GB654", "A date of review or expiry that has passed today"
    YEARS_DISAGREE = "GB655", "A length of study that the routes contradict"
    PAY_FALLS = "GB656", "Pay that falls while the ladder climbs"
    RUNG_UNPAID = "GB657", "A rung without pay, where others have it"
    COUNT_WRONG = "GB658", "A count that the list below it contradicts"
    COMPUTED_FACT = "GB659", "A line typed by hand that the program works out itself"
    PLACEHOLDER = "GB660", "Words that wait for others to take their place"
    RUN_TOGETHER = "GB661", "A name whose words have run together"
    SHOUTING = "GB662", "Words in capitals that are no abbreviation"
    DOUBLED_WORD = "GB663", "A word that stands twice in a row"
    ODD_PUNCTUATION = "GB664", "Marks that do not stand as marks do"
    BARE_ADDRESS = "GB665", "A home page where a course is named"
    EMPTY_LINK_WORDS = "GB666", "A link whose words do not say where it leads"
    LONG_SENTENCE = "GB667", "A sentence that is too long to read in one go"
    PASSIVE = "GB668", "Sentence after sentence in which nobody acts"
    HARD_TO_READ = "GB669", "A page that takes more years of school than its readers have"
    SPELLING = "GB670", "A word in another country's spelling"
    UNEXPLAINED = "GB671", "An abbreviation that is explained nowhere"
    JARGON = "GB672", "A word of offices where a plain one does"
    ONE_SIDED = "GB673", "Good sides without hard sides, or the other way round"
    UPPER_END_ONLY = "GB674", "Pay of which only the upper end is told"
    NO_NEXT_STEPS = "GB675", "A career that says nothing to do next"
    NOBODY_TO_ASK = "GB676", "A career that names nobody to ask"
    SAME_TITLE = "GB677", "Two sections with one title"

    NO_THEME = "GB801", "A theme that does not exist"
    THEME_CIRCLE = "GB802", "Themes that extend each other in a circle"
    THEME_NAME = "GB803", "A theme file with a name that no booklet can carry"
    NOT_COLOUR = "GB804", "A colour that cannot be read"
    NOT_FACE = "GB805", "A face that cannot be read"
    CONTRAST = "GB806", "Two colours that are too near to each other"
    INK_TOTAL = "GB807", "More ink than paper takes"
    TYPE_SIZE = "GB808", "Type that is too small, or lines that are too near to each other"
    OFF_GRID = "GB809", "Something that does not fit the grid or the page"
    FONT_FILE = "GB810", "A font file that cannot be used"

    PRINTER_NAME = "GB901", "A printer's profile with a name that no booklet can carry"
    INK_LIMIT = "GB902", "An ink limit that cannot be read, or that no shop asks for"
    PRINT_LENGTH = "GB903", "A bleed or a margin that cannot be printed"
    INK_REDUCED = "GB904", "A colour that takes more ink than the printer allows"
    UNSAFE = "GB905", "Words so near to the trim that a knife may cut them"
    PREFLIGHT = "GB906", "A file that the print shop would send back"

    SAME_IMPRINT = "GB951", "Two imprints whose files would have the same name"


LIMITS = frozenset({Code.TOO_LARGE, Code.TOO_DEEP, Code.TOO_LONG})
"""Rules that protect the program, not the reader: a limit was hit."""
