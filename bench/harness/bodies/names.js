// Names of many languages. No two different names here are equal without case and accents, and none holds a digit, so
// that every sensible collation puts them in the same order (`order.test.js` checks it).

const words = (text) => text.trim().split(/\s+/);

const LATIN_GIVEN = words(`
  Ada Agnès Aisha Alejandro Amélie Anders Anneliese Antônio Astrid Åsa Beatriz Björn Brigitte Bruna Camille Carlos Céline
  Chiara Claudia Dagmar Daniel Dénes Dilek Dominika Edgar Eilidh Elif Emma Ernő Esra Eva Fatoumata Filip Françoise Fredrik
  Gabriela Georg Giulia Gökhan Grace Gunnar Hanna Henrik Hélène Ignacio Ingrid Irena Isabela İlker Jakub Jana Jérôme Johan
  Joana Jürgen Kamil Katarzyna Kofi Krisztina Lars Laura Léa Linh Łukasz Magda Małgorzata Marek Marta Mehmet Mirjam Nadia
  Niamh Nils Noémie Ólafur Oscar Paweł Petra Pilar Rafael Renáta Robert Rosa Rüdiger Sára Sebastian Siobhán Søren Stefan
  Štěpán Tamás Thanh Tomasz Ulrike Václav Valentina Veronika Viktor Walter Xavier Yasmin Yusuf Zeynep Zofia Žaneta`);
const LATIN_FAMILY = words(`
  Abernathy Ahlström Álvarez Andersson Aydın Bauer Becker Benešová Bianchi Blanchard Bøgh Brandão Castellanos Černý Coelho
  Conti Dąbrowski Delacroix Demir Diallo Domínguez Dubois Eberhardt Eklund Erdoğan Esposito Fekete Fernández Fischer Fodor
  Fournier Gallagher Gagnon García Girard Gonçalves Grünwald Gustafsson Halvorsen Hartmann Hernández Hoffmann Horváth
  Ibáñez Ivanauskas Jankowska Jensen Jiménez Kaya Keller Kovács Kowalczyk Kraus Kristjánsdóttir Lachance Lefèvre Lindqvist
  López Lovelace Mâncio Marchetti Martínez Mensah Moreau Müller Nagy Nascimento Németh Nguyễn Nielsen Novák Núñez Öberg
  Okonkwo Öztürk Pedersen Pereira Petrauskas Piątek Popescu Procházka Quintero Rasmussen Ribeiro Rousseau Ruiz Şahin
  Sánchez Schäfer Schröder Silva Sjöberg Svensson Szabó Şimşek Tóth Traoré Ueda Vargas Vogel Wagner Wiśniewska Yılmaz
  Zając Zimmermann Živković`);

/** Each script with its share of a hundred, its given names, its family names and how the two are put together. */
const SCRIPTS = [
  { share: 80, given: LATIN_GIVEN, family: LATIN_FAMILY, join: (given, family) => `${given} ${family}` },
  {
    share: 7,
    given: words('Анна Борис Вера Галина Дмитрий Елена Жанна Иван Ксения Людмила Максим Наталья Олег Павел Светлана'),
    family: words('Абрамов Беляев Воронцов Гончаренко Давыдов Ефимов Захаров Кравчук Лебедев Мельник Орлов Соколов'),
    join: (given, family) => `${given} ${family}`,
  },
  {
    share: 3,
    given: words('Αθηνά Βασίλης Γιώργος Δήμητρα Ελένη Κώστας Μαρία Νίκος Σοφία Χρήστος'),
    family: words('Αντωνίου Βλάχος Γεωργίου Δημητρίου Καραγιάννης Νικολάου Παπαδόπουλος Σταύρου'),
    join: (given, family) => `${given} ${family}`,
  },
  {
    share: 4,
    given: words('明 芳 伟 秀英 娜 强 静 磊 洋 艳 勇 杰 娟 涛 超'),
    family: words('王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙'),
    join: (given, family) => family + given,
  },
  {
    share: 3,
    given: words('أحمد فاطمة محمود ليلى يوسف مريم خالد نور سامي هدى'),
    family: words('الحسن المصري حداد خوري سليمان منصور ناصر يعقوب'),
    join: (given, family) => `${given} ${family}`,
  },
  {
    share: 3,
    given: words('अनिल आशा दीपक गीता कमला मोहन प्रिया राजेश सुनीता विजय'),
    family: words('शर्मा वर्मा गुप्ता पटेल सिंह जोशी मेहता नायर'),
    join: (given, family) => `${given} ${family}`,
  },
];

/** A name, by chance. */
export function name(random) {
  let ticket = random.below(100);
  const script = SCRIPTS.find(({ share }) => (ticket -= share) < 0) ?? SCRIPTS[0];
  return script.join(random.of(script.given), random.of(script.family));
}
