"""Words that tell little about which story a text belongs to, by hand and from general knowledge of English."""

# ruff: noqa: SIM905 (hundreds of words read best as a text)

from typing import Final

FUNCTION_WORDS: Final = frozenset(
    (
        "a about above across after again against all almost along already also although am among an and another any "
        "are aren around as at away be because been before being below between both but by can could couldn d despite "
        "did didn do does doesn doing don down during each else even ever few for from further had hadn has hasn have "
        "haven having he her here him his how however i if in into is isn it its just ll m may me might more most "
        "much must my near nearly never no nor not now of off on once only or other our out over own per re s same "
        "shall she should shouldn since so some still such t than that the their them then there these they this "
        "those though through to together too under until up upon us ve very via was wasn we were what when where "
        "whether which while who whom why will with within without won would wouldn yet you your"
    ).split()
)
"""Words of grammar: they never count."""

NEWS_WORDS: Final = frozenset(
    (
        "able according accused added afraid africa african ago agreement ahead airport alive ambassador america "
        "american americans april area areas armies army arrest arrested asia asian ask asked asks attack attacked "
        "attacks attorney august australia authorities authority back bad ballot bank banks battle became become "
        "began begin beijing believe berlin best better big bill billion bills boat body bomb bombs border borders "
        "boy boys brazil bridge bring britain british broadcast brother brought brussels budget building buildings "
        "bus business call called calls came camera campaign canada candidate candidates capital captive captives "
        "captivity capture captured car care cars case casualties ceasefire center centre channel charge charged "
        "charges chief child children china chinese city clear climate close coalition come coming communities "
        "community companies company conference congress conservative conservatives continue continued cost costs "
        "countries country court crime crimes criminal current customers daughter day days dead deal death deaths "
        "december decision democracy democratic democrats demonstration department detained die died dies diplomat "
        "diplomats disease district doctor doctors door dozen drone drones due earlier early earthquake east eastern "
        "economic economist economy eight election elections embassy end energy england english europe european "
        "evening evidence expect expected eyes face facebook families family far father fear fears february feel felt "
        "fight fighter fighters fighting film filmed find fire fired firm firms first five flight flood flooding "
        "follow followed following food footage force forces foreign former fought found four france free freedom "
        "french friday friend friends fuel full gas gave gaza german germans germany get girl girls give given go "
        "going gone good got government governor great group groups growth guilty gun guns half hand hands hard hate "
        "head health hear heard held help high hold home hope hospital hospitals hostage hostages hour hours house "
        "human hundred hundreds husband immigration important include included including india indian industry "
        "inflation injured injuries inquiry international internet interview invade invasion investigate "
        "investigation investigators investors iran iranian iraq ireland irish island israel israeli issue issues "
        "italian italy jail jailed january japan japanese job jobs judge judges july june jury keep kept key kill "
        "killed killing kills king know known korea korean kyiv land large last late later law lawmaker lawmakers "
        "lawyer lawyers lead leader leaders least leave led left let letter letters liberal life like likely listen "
        "little live lived lives living local london long lose lost lot love low made major make making man many "
        "march market mayor media member members men message messages mexico migrants military million minister "
        "ministry minute missile missiles mom monday money month months morning moscow mother move mum nation "
        "national nations need needed neighbour neighbours new news newspaper next night nine north northern november "
        "number numbers nurse october office official officials oil old one online open opposition paid pakistan "
        "palestinian parents paris parliament part party past patient patients pay peace people percent person phone "
        "photo photos picture pictures place plan plane plans poland police policy polish political poll polls "
        "possible post posted power president press price prices prince prison prisoner prisoners problem profit "
        "prosecutor prosecutors protest protesters protests province public put queen question questions radio rain "
        "rate rates read real recent recently refugees region regional remain remained report reported reports "
        "republican republicans residents return returned right rights riot river road roads room run russia russian "
        "russians safety said sales sanctions saturday saw say says school schools scotland sea second security see "
        "seen senate senator senators send senior sent sentence sentenced september set seven several shares ship "
        "ships shoot shooting short shot show showed shown shows side sister six small snow social soldier soldiers "
        "son sons south southern spain spanish speak speaking speaks spoke spokesman spokesperson spokeswoman start "
        "state statement states stock storm story street strike strikes struck student students sunday suspect "
        "suspects syria syrian take taken taking talk talking talks tax taxes teacher teachers telegram telephone "
        "television tell tells ten terror terrorist terrorists think third thought thousand thousands threat "
        "threatened threats three thursday time times today told tomorrow took top town trade train trains treaty "
        "trial troop troops tuesday turkey turkish turn twitter two ukraine ukrainian ukrainians understand "
        "unemployment union unions united university use used using vaccine victim victims video village villages "
        "violence virus vote voted voter voters votes voting wage wages wales want wanted wants war warned warning "
        "wars washington water way weapon weapons weather website wednesday week weeks well went west western wife "
        "win woman women work worker workers world wounded write written wrote year years yesterday young"
    ).split()
)
"""Words that stand in articles about anything: they count, but for less than a window of a few articles would say."""
