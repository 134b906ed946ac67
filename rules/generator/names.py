"""The tables that people are drawn from."""

# Country: first names / last names / cities / company ending / telephone prefix.
LATIN = {}
for line in """
Sweden: Astrid Björn Elsa Gösta Håkan Ingrid Karin Lars Märta Oskar Sixten Åsa
    / Andersson Bergström Dahl Ekström Forsberg Hägglund Lindqvist Nyström Sjöberg Öberg
    / Stockholm Göteborg Malmö Uppsala Umeå / AB / +46 8
Norway: Bjørn Eirik Guro Håvard Ida Kåre Marit Sigrid Tor Øystein
    / Bakke Dahl Haugen Johansen Lie Moen Solberg Strand Ødegård / Oslo Bergen Trondheim Tromsø / AS / +47 22
Denmark: Anders Birgit Freja Jesper Kirsten Lærke Mads Søren
    / Andersen Christensen Frandsen Jørgensen Møller Rasmussen Sørensen Østergaard
    / København Aarhus Odense Aalborg / ApS / +45 33
Finland: Aino Eero Hanna Jukka Leena Mikko Päivi Väinö
    / Heikkinen Hämäläinen Järvinen Korhonen Laine Mäkelä Nieminen Virtanen
    / Helsinki Tampere Turku Oulu / Oy / +358 9
Iceland: Anna Birgir Guðrún Sigríður Þór / Guðmundsson Jónsdóttir Þórsson / Reykjavík Akureyri / ehf. / +354 5
Germany: Anneliese Bernd Christoph Dörte Friederike Günther Heike Jürgen Käthe Matthias Sabine Ulrich
    / Bauer Fischer Groß Hoffmann Jäger Köhler Krüger Müller Schäfer Schröder Weiß Zimmermann
    / Berlin Hamburg München Köln Stuttgart Düsseldorf / GmbH / +49 30
Austria: Elisabeth Florian Johanna Leopold Roswitha Valentin / Gruber Huber Pichler Steiner Wagner Wimmer
    / Wien Graz Linz Salzburg / GmbH / +43 1
Switzerland: Beat Corinne Reto Ursina Urs Silvan / Ammann Bühler Frei Keller Meier Wüthrich
    / Zürich Basel Bern Lausanne / AG / +41 44
France: Amélie Benoît Chloé Éric François Gaëlle Hélène Jérôme Léa Noël Thérèse Yves
    / Bernard Dubois Fournier Girard Lacroix Lefèvre Moreau Noël Petit Rousseau
    / Paris Lyon Nantes Toulouse Lille / SARL / +33 1
Netherlands: Annelies Bram Femke Joost Lieke Marloes Pieter Sjoerd
    / Bakker de_Boer van_Dijk Jansen de_Vries Visser van_der_Berg Smit Mulder
    / Amsterdam Rotterdam Utrecht Eindhoven / BV / +31 20
Poland: Agnieszka Bartosz Elżbieta Grzegorz Jarosław Katarzyna Łukasz Małgorzata Paweł Zofia
    / Dąbrowski Kamiński Kowalczyk Lewandowski Nowak Wiśniewski Wójcik Zieliński
    / Warszawa Kraków Wrocław Gdańsk / sp._z_o.o. / +48 22
Czechia: Jana Jiří Kateřina Ondřej Tomáš Zdeněk / Černý Dvořák Horák Kučera Novák Svoboda
    / Praha Brno Ostrava / s.r.o. / +420 2
United Kingdom: Alice Benjamin Charlotte Edward Fiona George Harriet Imogen Oliver Siân
    / Baker Clarke Davies Evans Hughes Nolan Patel Taylor Walker Wright
    / London Manchester Leeds Bristol Edinburgh / Ltd / +44 20
Spain: Álvaro Begoña Íñigo Lucía María Núria Raúl Sofía
    / Fernández García Ibáñez López Martínez Muñoz Pérez Sánchez / Madrid Barcelona Sevilla Valencia / S.L. / +34 91
Italy: Alessia Carlo Chiara Giulia Lorenzo Niccolò Paola Simone
    / Bianchi Colombo Conti Esposito Ferrari Ricci Romano Rossi / Milano Roma Torino Bologna / S.r.l. / +39 02
Portugal: Ana Catarina Inês João Luís Margarida Rui Tomás
    / Almeida Carvalho Conceição Ferreira Gonçalves Magalhães Santos Silva / Lisboa Porto Braga / Lda / +351 21
United States: Abigail Caleb Danielle Ethan Hannah Jamal Keisha Logan Maria Nathan Rachel Tyler
    / Anderson Brooks Carter Foster Garcia Hayes Jackson Morgan Nguyen Ramirez Sullivan Turner
    / Boston Chicago Denver Portland Austin Seattle / Inc. / +1 617
Canada: Brandon Chantal Élise Gordon Mackenzie Sébastien / Bouchard Campbell Gagnon MacDonald Singh Tremblay
    / Toronto Montréal Vancouver Calgary / Inc. / +1 416
Mexico: Alejandra Diego Guadalupe Héctor Ximena Joaquín / Castañeda Hernández Jiménez Núñez Ramírez Vásquez
    / Guadalajara Monterrey Puebla / S.A. / +52 55
""".strip().replace("\n    ", " ").splitlines():
    country, columns = line.split(": ", 1)
    firsts, lasts, cities, ending, phone = columns.split(" / ")
    LATIN[country] = (
        firsts.split(),
        [name.replace("_", " ") for name in lasts.split()],
        cities.split(),
        " " + ending.replace("_", " "),
        phone,
    )

# Country: given name, family name and address of each / cities / company ending / telephone prefix.
EASTERN = {}
for line in """
Japan: 健 佐藤 ken.sato, 美咲 鈴木 misaki.suzuki, 翔太 高橋 shota.takahashi, 陽子 田中 yoko.tanaka / 東京 大阪 名古屋 / 株式会社 / +81 3
China: 伟 王 wei.wang, 娜 李 na.li, 敏 张 min.zhang, 静 刘 jing.liu, 磊 陈 lei.chen / 上海 深圳 北京 / 有限公司 / +86 21
South Korea: 민준 김 minjun.kim, 서연 이 seoyeon.lee, 지훈 박 jihoon.park / 서울 부산 / 주식회사 / +82 2
""".strip().splitlines():
    country, columns = line.split(": ", 1)
    names, cities, ending, phone = columns.split(" / ")
    EASTERN[country] = ([name.split() for name in names.split(", ")], cities.split(), ending, phone)

TITLES = """Analyst, Architect, Buyer, CFO, Chief Operating Officer, Consultant, Data Engineer, Developer,
Director of Operations, Head of Engineering, IT Manager, Maintenance Lead, Marketing Manager, Operations Engineer,
Plant Manager, Product Owner, Project Manager, Site Reliability Engineer, Student, Team Lead, VP Sales""".replace(
    "\n", " "
).split(", ")
INDUSTRIES = "Automotive Chemicals Education Energy Finance Healthcare Logistics Machinery Media Retail Software".split()
SOURCES = ["Web", "Trade Show", "Webinar", "Partner", "Referral", "Content Syndication", None]
COMPANY_WORDS = """Alder Amber Anker Arctic Aurora Birch Blix Borealis Brightwater Cobalt Copper Delta Drift Eider Ember
Falk Fathom Flint Garnet Granit Harrow Heron Indigo Iris Juniper Kelvin Lantern Linden Lodestar Maren Meridian Nimbus
Norden Onyx Opal Orion Osprey Pallas Pinnacle Quarry Raven Rowan Saga Selene Sequoia Slate Solstice Tern Thicket Tidal
Ulmus Umbra Vega Verdant Willow Zenith""".split()
COMPANY_KINDS = """Analytics Bearings Components Dynamics Energy Foods Freight Instruments Logistics Machines Media
Packaging Partners Pharma Robotics Software Systems Textiles Tools""".split()
