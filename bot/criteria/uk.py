"""The nations of the United Kingdom, their regions, and the authorities and cities in them: what lies in what.

Compact on purpose: one line a place, its parts after the colon. Source of the grouping: the Office for National
Statistics' standard areas (nations, English regions, combined authorities and counties); names as people say them.
"""

from __future__ import annotations

_TABLE = """
United Kingdom: England; Scotland; Wales; Northern Ireland
Great Britain: England; Scotland; Wales
England: North East; North West; Yorkshire and the Humber; East Midlands; West Midlands; East of England; London;
  South East; South West
North East: County Durham; Darlington; Hartlepool; Middlesbrough; Redcar and Cleveland; Stockton-on-Tees;
  Northumberland; Tyne and Wear
Tyne and Wear: Newcastle upon Tyne; Gateshead; North Tyneside; South Tyneside; Sunderland
County Durham: Durham
North West: Greater Manchester; Merseyside; Lancashire; Cumbria; Cheshire; Blackpool; Blackburn with Darwen
Greater Manchester: Manchester; Salford; Bolton; Bury; Oldham; Rochdale; Stockport; Tameside; Trafford; Wigan
Merseyside: Liverpool; Sefton; Knowsley; St Helens; Wirral
Lancashire: Preston; Lancaster; Burnley; Pendle; Chorley; Fylde; Hyndburn; Ribble Valley; Rossendale; South Ribble;
  West Lancashire; Wyre
Cumbria: Cumberland; Westmorland and Furness; Carlisle; Barrow-in-Furness
Cheshire: Cheshire East; Cheshire West and Chester; Warrington; Halton; Chester
Yorkshire and the Humber: West Yorkshire; South Yorkshire; North Yorkshire; York; Kingston upon Hull; East Riding of
  Yorkshire; North Lincolnshire; North East Lincolnshire
West Yorkshire: Leeds; Bradford; Wakefield; Kirklees; Calderdale
Calderdale: Halifax
Kirklees: Huddersfield; Dewsbury
South Yorkshire: Sheffield; Barnsley; Rotherham; Doncaster
North Yorkshire: Harrogate; Scarborough; Craven; Hambleton; Richmondshire; Ryedale; Selby
East Midlands: Derbyshire; Nottinghamshire; Leicestershire; Rutland; Lincolnshire; Northamptonshire
Derbyshire: Derby; Chesterfield; High Peak
Nottinghamshire: Nottingham; Mansfield; Bassetlaw
Leicestershire: Leicester; Blaby; Charnwood; Harborough; Hinckley and Bosworth; Melton; North West Leicestershire;
  Oadby and Wigston
Lincolnshire: Lincoln
Northamptonshire: North Northamptonshire; West Northamptonshire; Northampton
West Midlands: Birmingham; Coventry; Solihull; Black Country; Staffordshire; Shropshire; Telford and Wrekin;
  Warwickshire; Worcestershire; Herefordshire
Black Country: Dudley; Sandwell; Walsall; Wolverhampton
Staffordshire: Stoke-on-Trent; Cannock Chase; East Staffordshire; Lichfield; Newcastle-under-Lyme; South
  Staffordshire; Stafford; Staffordshire Moorlands; Tamworth
East of England: Norfolk; Suffolk; Cambridgeshire; Peterborough; Essex; Southend-on-Sea; Thurrock; Hertfordshire;
  Bedford; Central Bedfordshire; Luton
Norfolk: Norwich
Suffolk: Ipswich
Cambridgeshire: Cambridge
Essex: Colchester; Chelmsford; Basildon
London: City of London; Barking and Dagenham; Barnet; Bexley; Brent; Bromley; Camden; Croydon; Ealing; Enfield;
  Greenwich; Hackney; Hammersmith and Fulham; Haringey; Harrow; Havering; Hillingdon; Hounslow; Islington; Kensington
  and Chelsea; Kingston upon Thames; Lambeth; Lewisham; Merton; Newham; Redbridge; Richmond upon Thames; Southwark;
  Sutton; Tower Hamlets; Waltham Forest; Wandsworth; Westminster
South East: Kent; Medway; Surrey; East Sussex; West Sussex; Brighton and Hove; Hampshire; Isle of Wight; Berkshire;
  Buckinghamshire; Milton Keynes; Oxfordshire
Berkshire: Reading; Slough; Windsor and Maidenhead; Wokingham; Bracknell Forest; West Berkshire
Oxfordshire: Oxford
Kent: Canterbury; Maidstone; Dover; Thanet
Hampshire: Southampton; Portsmouth; Winchester; Basingstoke and Deane
South West: Cornwall; Isles of Scilly; Devon; Somerset; North Somerset; Bath and North East Somerset; Bristol; South
  Gloucestershire; Gloucestershire; Wiltshire; Swindon; Dorset; Bournemouth, Christchurch and Poole
Cornwall: Truro; Falmouth; Penzance; Newquay; St Austell
Devon: Exeter; Plymouth; Torbay
Gloucestershire: Gloucester; Cheltenham
Bath and North East Somerset: Bath
Scotland: Aberdeen; Aberdeenshire; Angus; Argyll and Bute; Clackmannanshire; Dumfries and Galloway; Dundee; East
  Ayrshire; East Dunbartonshire; East Lothian; East Renfrewshire; Edinburgh; Falkirk; Fife; Glasgow; Highland;
  Inverclyde; Midlothian; Moray; Na h-Eileanan Siar; North Ayrshire; North Lanarkshire; Orkney; Perth and Kinross;
  Renfrewshire; Scottish Borders; Shetland; South Ayrshire; South Lanarkshire; Stirling; West Dunbartonshire; West
  Lothian
Highland: Inverness
Fife: Dunfermline; Kirkcaldy; St Andrews
Perth and Kinross: Perth
Wales: Blaenau Gwent; Bridgend; Caerphilly; Cardiff; Carmarthenshire; Ceredigion; Conwy; Denbighshire; Flintshire;
  Gwynedd; Isle of Anglesey; Merthyr Tydfil; Monmouthshire; Neath Port Talbot; Newport; Pembrokeshire; Powys; Rhondda
  Cynon Taf; Swansea; Torfaen; Vale of Glamorgan; Wrexham
Gwynedd: Bangor
Northern Ireland: Antrim and Newtownabbey; Ards and North Down; Armagh City, Banbridge and Craigavon; Belfast;
  Causeway Coast and Glens; Derry City and Strabane; Fermanagh and Omagh; Lisburn and Castlereagh; Mid and East
  Antrim; Mid Ulster; Newry, Mourne and Down
Derry City and Strabane: Derry; Londonderry
"""

ALIASES = {
    "uk": "united kingdom",
    "gb": "great britain",
    "britain": "great britain",
    "ni": "northern ireland",
    "yorkshire & the humber": "yorkshire and the humber",
    "hull": "kingston upon hull",
    "newcastle": "newcastle upon tyne",
    "stoke": "stoke-on-trent",
    "dundee city": "dundee",
    "city of edinburgh": "edinburgh",
    "glasgow city": "glasgow",
    "aberdeen city": "aberdeen",
    "western isles": "na h-eileanan siar",
    "greater london": "london",
    "eastern england": "east of england",
    "leicester city": "leicester",
    "durham county": "county durham",
    "anglesey": "isle of anglesey",
    "gmca": "greater manchester",
    "bournemouth": "bournemouth, christchurch and poole",
    "poole": "bournemouth, christchurch and poole",
    "brighton": "brighton and hove",
    "bristol, city of": "bristol",
    "highlands": "highland",
}

SPREAD = frozenset({"yorkshire", "east anglia", "the midlands", "midlands", "the north", "the south", "sussex"})
"""Names that lie across several of the places above: nothing firm can be said of them but that they are in England."""

POSTCODE_NATIONS = {
    "Scotland": "AB DD EH FK G HS IV KA KW KY ML PA PH ZE",
    "Northern Ireland": "BT",
    "Wales": "CF LD SA",
    "England": (
        "AL B BA BB BD BH BL BN BR BS CB CM CO CR CT CV CW DA DE DH DL DN DT DY E EC EN EX FY GU HA HD HG HP HU HX IG "
        "IP KT L LA LE LN LS LU M ME MK N NE NG NN NR NW OL OX PE PL PO PR RG RH RM S SE SG SK SL SM SN SO SP SR SS ST "
        "SW TA TF TN TQ TR TS TW UB W WA WC WD WF WN WS WV YO"
    ),
}
"""Postcode areas that lie wholly in one nation, bar a handful of addresses; those astride a border are left out."""


def nesting() -> dict[str, tuple[str, ...]]:
    """Each place's direct parts, in lower case."""
    parts: dict[str, tuple[str, ...]] = {}
    for line in _TABLE.strip().replace("\n  ", " ").splitlines():
        whole, _, inside = line.partition(":")
        parts[whole.strip().lower()] = tuple(part.strip().lower() for part in inside.split(";"))
    return parts


def areas_of_nation() -> dict[str, str]:
    """The nation of each postcode area, in lower case."""
    return {area.lower(): nation.lower() for nation, areas in POSTCODE_NATIONS.items() for area in areas.split()}
