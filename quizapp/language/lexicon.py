"""Words that may stand round a name and do not change whom or what it names, and names that are widely known.

All are in bare Latin letters, as `folding.forms` makes them, so that they are met in Cyrillic too: кнез has
the form `knez`. English, Serbian, Macedonian and Russian.
"""

import re

from quizapp.language.folding import forms, plain

#: Articles, and prepositions before a name: the Crimea, in Struga, u Pančevu.
PARTICLES = frozenset(
    "a an the in at to for from of on by through via into u v vo na iz od ot do sa za pri po kod".split()
)
#: What an answer in a sentence starts with: it was …
FILLERS = frozenset(
    "it is was were he she they think this that called named name je to bio bila bilo eto byl byla beshe bese ovo"
    " titled entitled zove zvao".split()
)
#: Words that join or deny: two answers are no answer. They are never left out.
JOINTS = frozenset(
    "and or not no nor neither either both but without against versus vs than except i ili ne nije ni niti und oder".split()
)

#: Titles that cannot be two things at once: who asks for a prince is not answered with a king.
RANKS = {
    word: rank
    for rank, words in {
        "prince": "prince knez knjaz kniaz knyaz kneza",
        "princess": "princess kneginja knjaginja kniaginia knyaginya",
        "king": "king kralj kral korol",
        "queen": "queen kraljica kralica koroleva",
        "emperor": "emperor tsar czar tzar car imperator",
        "empress": "empress tsaritsa tsarina carica imperatrica",
        "sultan": "sultan",
        "patriarch": "patriarch patrijarh patriarh",
    }.items()
    for word in words.split()
}
#: Titles and offices.
TITLES = frozenset(
    """grand duke archduke count countess graf grof grofica baron baroness lord lady sir vojvoda voivode
    pope metropolitan mitropolit bishop archbishop episkop father otac
    president predsednik predsjednik pretsedatel prezident chairman vice prime premier premijer pm first
    minister ministar ministr foreign defence defense interior finance chancellor kancelar secretary sekretar
    general gen generala generalni major marshal marsal colonel col pukovnik polkovnik captain capt kapetan kapitan
    lieutenant lt porucnik leutnant admiral commander komandant brigadier
    dr doctor doktor prof professor profesor mr mrs ms miss gospodin gosp gospodja comrade drug tovarisch
    ambassador ambasador posol poslanik envoy consul konzul konsul senator deputy diplomat
    commissar komesar komissar student officer revolutionary assassin journalist painter artist composer scholar biologist
    leader vodja vozd lider head writer author pisac pisatel poet pesnik statesman politician activist agent
    emigre former late ex bivsi byvshij""".split()
) | frozenset(RANKS)
#: Titles that belong to names of places and churches too.
SAINTS = frozenset("saint st sv sveti sveta svyatoy svjatoj svjatoi sviatoi sankt".split())

#: Words for kinds of things: beside a name they add nothing, if the question is about that kind.
_KINDS = (
    "city town municipality village grad grada gorod mesto opstina selo settlement",
    "region peninsula area province territory poluostrov oblast",
    "river reka", "lake jezero ezero", "island ostrvo ostrov", "mountain mount planina",
    "country state republic kingdom zemlja drzava republika kraljevina",
    "principality knezevina knjazestvo kniazhestvo knjazevina",
    "company firm corporation enterprise producer manufacturer ad ltd inc plc jsc oao ooo doo gmbh kompanija firma preduzece kompaniya",
    "chain shop store supermarket retailer retail discounter lanac prodavnica magazin market",
    "pipeline line project gasovod gazoprovod naftovod plinovod cevovod truboprovod gas",
    "aircraft fighter jet plane airplane warplane avion lovac lovci samolet istrebitel",
    "helicopter chopper gunship helikopter vertolet vertolyot",
    "treaty agreement pact accord peace mir sporazum ugovor dogovor",
    "convention konvencija konventsiya", "declaration document statement deklaracija",
    "uprising rising revolt rebellion insurrection ustanak vosstanie vostanie buna",
    "war conflict rat vojna voyna", "battle offensive operation bitka ofanziva operacija",
    "newspaper paper daily magazine journal novine gazeta", "film movie", "book novel knjiga kniga roman",
    "alphabet script letter writing azbuka pismo alfavit",
    "ballet theatre theater troupe company balet teatar teatr trupa",
    "institute academy school university institut akademija", "party partija stranka partiya",
    "church cathedral temple crkva hram", "monastery manastir", "organisation organization movement",
    "bridge most", "language jezik jazyk yazyk", "castle palace dvorac zamak", "street ulica", "square trg", "sea more",
    "museum muzej muzey", "society association drustvo", "prize award nagrada", "metal", "bank banka",
    "codename nickname pseudonym", "drill exercise manoeuvre",
)  # fmt: skip
KINDS: dict[str, frozenset[int]] = {}
for _number, _words in enumerate(_KINDS):
    for _word in _words.split():
        KINDS[_word] = KINDS.get(_word, frozenset()) | {_number}
#: The number of the group that towns are in.
TOWN = KINDS["town"]


def kinds_of(word: str) -> frozenset[int]:
    """The groups of kinds that a word, or its plural in -s or -i, belongs to."""
    return (
        KINDS.get(word) or KINDS.get(word.rstrip("s")) or KINDS.get(word[:-1], frozenset())
        if word
        else frozenset()
    )


#: Countries and regions, each with its names in the four languages: they may stand behind the name of a place.
_COUNTRIES = """\
albania, albanija, albaniya
austria, austrija, avstrija, avstriya
belarus, belorusija, belorussiya
bosnia, bosna, bosnija, bosniya
bosnia and herzegovina, bosna i hercegovina, bosnija i gercegovina, bosniya i gertsegovina
bulgaria, bugarska, bugarija, bolgarija, bolgariya, balgariya, blgarija, blgariya
china, kina, kitaj, kitay
croatia, hrvatska, horvatija, horvatiya
czechoslovakia, cehoslovacka, cehoslovakija, chekhoslovakiya
england, engleska, anglija, angliya
estonia, estonija
europe, evropa
finland, finska, finljandija, finlyandiya
france, francuska, francija, frantsiya
germany, nemacka, njemacka, germanija, germaniya
greece, grcka, grcija, gretsiya, grecija
hungary, madjarska, ungarija, vengrija, vengriya
italy, italija, italiya
kosovo
latvia, latvija
lithuania, litvanija, litva
macedonia, makedonija, makedoniya
moldova, moldavija, moldavia
montenegro, crna gora, chernogoriya, cernogorija
north macedonia, severna makedonija, severnaja makedonija, severnaya makedoniya
ottoman empire, osmansko carstvo, otomansko carstvo, osmanska imperija, osmanskaya imperiya
poland, poljska, polska, polsa, polsha
romania, rumunija, romanija, rumynija, rumyniya
russia, rusija, rossija, rossiya
serbia, srbija, serbija, serbiya
slovenia, slovenija, sloveniya
soviet union, sovjetski savez, sovetskij sojuz, sovetskiy soyuz, sovetski sojuz
turkey, turska, turcija, turtsiya, turkiye
ukraine, ukrajina, ukraina
yugoslavia, jugoslavija, yugoslaviya
"""
_REGIONS = """\
crimea, krim, krym
dalmatia, dalmacija
siberia, sibir
vojvodina, voivodina
"""
_CITIES = """\
athens, atina, afiny
belgrade, beograd, belgrad
berlin
bitola, bitolj, monastir
bucharest, bukurest, buharest
budapest, budimpesta
constantinople, carigrad, konstantinopol, istanbul
geneva, zeneva, zheneva
kiev, kyiv, kijev
london
moscow, moskva
nis, nish
ohrid
paris, pariz
prague, prag, praga
pristina, prishtina
rome, rim
saint petersburg, st petersburg, petersburg, sankt peterburg, peterburg, petrograd
sarajevo
skopje, skoplje, skop'e, skopye
sofia, sofija, sofiya
thessaloniki, solun, saloniki, salonica
trieste, trst, trieste
vienna, bec, vena, viena, wien
warsaw, varsava, varshava
washington, vasington, vashington
zagreb
"""


def _groups(text: str) -> list[tuple[str, ...]]:
    return [tuple(line.split(", ")) for line in text.splitlines()]


#: Each name of a country or a city with all its names.
SAME_PLACES = {
    name: group for group in [*_groups(_COUNTRIES), *_groups(_REGIONS), *_groups(_CITIES)] for name in group
}
COUNTRIES = frozenset(name for group in _groups(_COUNTRIES) for name in group) | frozenset(
    """herzegovina hercegovina usa us uk britain ussr sssr balkans balkan libya syria egypt spain portugal sweden norway
    denmark armenia azerbaijan kazakhstan japan india srbije srbiji makedonije makedoniji rusije rusiji rossii""".split()
)
CITIES = frozenset(
    word for group in _groups(_CITIES) for name in group for word in name.split()
) - SAINTS | frozenset(
    """ljubljana podgorica sabac kragujevac kraljevo smederevo subotica karlovac strumica tetovo prilep kumanovo resen veles
    dubrovnik split madrid lisbon brussels helsinki kazan odessa rostov sevastopol hague""".split()
)
#: Directions that names of countries have.
_DIRECTIONS = frozenset(
    "n north south east west northern southern eastern western severna severnoj republic".split()
)
SURROUNDINGS = (
    COUNTRIES
    | _DIRECTIONS
    | frozenset("srem".split())
    | {name for group in _groups(_REGIONS) for name in group}
)

#: Adjectives of nations: the Russian ambassador, Soviet general.
NATIONS = re.compile(
    r".{3,}(?:ian|ean|ish|ese|av|ch|ek|sk[iaoe]|skij|skaja|sky)|soviet|serb|croat|german|czech|bulgar"
)

#: Nations, whose names are too much alike for one to be another with a slip: Hungarian, Bulgarian.
NATIONALITIES = frozenset(
    """albanian american armenian austrian belgian belarusian bosnian british bulgarian chinese croatian czech danish dutch
    english estonian finnish french georgian german greek hungarian iranian iraqi irish italian japanese latvian lithuanian
    macedonian moldovan montenegrin norwegian ottoman persian polish portuguese romanian russian scottish serbian slovak
    slovenian slovene spanish swedish swiss turkish ukrainian yugoslav""".split()
)

#: First names that are one name in several languages, one a line: who writes Alexander means Aleksandar.
_NAMES = """\
aleksandar aleksandr alexander alexandre aleksander
andrej andrei andrew andrija
ana anna ane anne
boris
catherine katarina ekaterina jekaterina katherine
dimitrije dmitri dmitry dmitrij dimitri dmitriy
djordje dorde djordjije george georgy georgij georgi georgiy
edvard eduard edward edouard eduardo
elena helena jelena helene yelena ellen
evgeny evgenij yevgeny eugene jevgenij
filip philip
franz franjo francis
gavrilo gabriel
gyula julius djula dyula gjula dula gula
henry heinrich henri
ivan jovan john johann johannes
josif josip joseph josef iosif iosip
julia julija yulia
konstantin constantine constantin
leonid
luka luke
marija maria mary mariya marie
marko mark marc
mihailo mihajlo mihail mikhail michael
nikola nicola
nikolai nikolaj nikolay nicholas
pavel pavle paul
petar pyotr petr peter petre pjotr
sergei sergej sergey
sofija sophia sofia sofiya
stefan stevan stepan stephen steven stjepan
tomas thomas toma
vasilije vasily vasilij vasili vasil basil
viktor victor
"""
SAME_NAMES = {name: frozenset(line.split()) for line in _NAMES.splitlines() for name in line.split()}
#: First names: one of them is another name, not another with a slip.
FIRST_NAMES = frozenset(SAME_NAMES) | frozenset(
    """vladimir adam anton boban bojan borislav branko charles danica danilo david dragan dragutin emil ferdinand friedrich gerasim
igor ilija ilya isidora ivana ivanka ivo jana karl kiril kosta krste lazar leon lev ludwig marina milan milana milica
milos mirko miroslav momcilo natalia nikita oleg olga otto panko radmila rajko roman sava simeon slobodan sonja
svetozar tamara tatjana todor tomislav vera vlado vladislav vojislav vuk yuri yury zoran zora""".split()
)
#: Ordinals and the numerals that they are written with: Peter the First is Peter I.
_ORDINALS = (
    "i first 1st prvi pervyj pervyy pervi", "ii second 2nd drugi vtori vtoroj vtoroy",
    "iii third 3rd treci treti tretij tretiy", "iv fourth 4th cetvrti cetvertyj chetvyortyy",
)  # fmt: skip
SAME_ORDINALS = {word: frozenset(words.split()) for words in _ORDINALS for word in words.split()}
#: Words before a name that are no first name: Black George has no surname.
EPITHETS = frozenset(
    """black white red green blue grey great old young big little holy new north south east west upper lower iron saint
    mother brother sister uncle father mad blind""".split()
)

_ROLE_NOUNS = frozenset(
    """mother brother sister son daughter wife husband man woman person inventor discoverer emigre scholar biologist historian
    rebel founder student artist composer director actor actress singer officer spy agent winner ruler monarch
    dictator king nationalist revolutionary missionary monk priest oligarch businessman owner journalist
    analyst observer politician""".split()
) | TITLES - frozenset(
    "first foreign defence defense interior finance late former ex vice head grand drug col".split()
)
_WHO = re.compile(
    r"(?:^|[.?!:;] +)(?:[\w’'-]+ )?"
    r"(?:who|whom|whose|ko|koga|kome|kim|kto|kogo|komu|kem|кто|кого|кому|кем|ко|кога|коме|ким|кој)\b"
)
_WHO_BEHIND_A_COMMA = re.compile(r", (?:\w+ )?(?:who|whom|whose)\b")
_OTHER_QUESTION = re.compile(r"\b(?:which|what|when|where|why|how)\b")
_WHICH = re.compile(
    r"\b(?:which|what|koji|koja|који|која|какой|какая|который|кој|која) ((?:[\w’'-]+ ?){1,5})"
)
_NAME_THE = re.compile(r"^(?:name|give) (?:the )?((?:[\w’'-]+ ?){1,4})")
_NAME_OF = re.compile(r"name of ((?:[\w’'-]+ ?)+)")
_CLAUSE = re.compile(
    r"\b(?:did|do|does|is|was|were|has|had|have|can|could|will|would|that|which|who|whom|where|when)\b"
)


def asks_for_person(prompt: str) -> bool:
    """Whether a question asks for a person: *Who …*, *Which Soviet general’s account …*, *the name of his mother*."""
    prompt = prompt.casefold().replace("’", "'")
    if _WHO.search(prompt) or (_WHO_BEHIND_A_COMMA.search(prompt) and not _OTHER_QUESTION.search(prompt)):
        return True
    phrases = [match[1] for pattern in (_WHICH, _NAME_THE, _NAME_OF) for match in pattern.finditer(prompt)]
    nouns = [word.removesuffix("'s") for phrase in phrases for word in _CLAUSE.split(phrase)[0].split()]
    bare = {form for noun in nouns for form in forms(noun)}
    return not _ROLE_NOUNS.isdisjoint(bare | {noun.removesuffix("s") for noun in bare})


def ends_with_title(text: str) -> bool:
    """Whether a name that follows the text is a person's: `In 1838 Prince`."""
    words = plain(text).split()
    return bool(words) and not TITLES.isdisjoint(forms(words[-1]))
