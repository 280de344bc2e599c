import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PageData, PageName, RenderPage } from '../../server/contract/pages.ts'
import { sharedOut } from '../../server/domain/national-total.ts'
import { addressIn } from '../../server/domain/page-addresses.ts'
import { cases } from './cases.ts'
import { context, pages, sheets, trouver } from './fixtures.ts'
import { run } from './provenance.ts'
import { readerText as read } from './readerText.ts'
import { loadRenderPage } from './render.ts'

let renderPage: RenderPage
let close: () => Promise<void>
beforeAll(async () => {
  ;({ renderPage, close } = await loadRenderPage())
})
afterAll(() => close())

const page = <Name extends PageName>(name: Name, data: PageData[Name], path: string, search = ''): string =>
  renderPage(name, context(path, { search }), data)

/** Pages with a sentence or a column of people followed or expected without a relay. */
const RESTING = [
  ...(['accueil', 'circonscription', 'territoire', 'carte', 'scenario', 'placement'] as const),
  ...(['circonscriptions', 'questionsPosees'] as const),
]

test.each(RESTING)('%s says in the same words that its figures share out a disputed total', (name) => {
  for (const locale of ['fr', 'en'] as const)
    expect(renderPage(name, context('/', { locale }), pages[name]), locale).toContain(sharedOut(locale))
})

test('of columns that would be the same with another total it is not said, and beside them it names those that would not', () => {
  const shown = (columns: PageData['circonscriptions']['choice']['columns'], locale: 'fr' | 'en') => {
    const data = { ...pages.circonscriptions, choice: { ...pages.circonscriptions.choice, columns } }
    return renderPage('circonscriptions', context('/circonscriptions', { locale }), data)
  }
  expect(shown(['population', 'minutes-active'], 'fr')).not.toContain(sharedOut('fr'))
  expect(shown(['population', 'risque'], 'en')).toContain(`Risk (out of 100): estimated ${sharedOut('en')}`)
})

describe('every page and state', () => {
  test.each(cases.map((one) => [one.id, one] as const))(
    '%s is a whole document in both languages',
    (_id, one) => {
      for (const locale of ['fr', 'en'] as const) {
        const html = renderPage(one.name, { ...one.context, locale }, one.data)
        expect(html).toMatch(new RegExp(`^<!doctype html>\\s*<html lang="${locale}"[ >]`))
        expect(html.match(/<h1[\s>]/g)).toHaveLength(1)
        expect(html.match(/<title>/g)).toHaveLength(1)
        expect(html).toMatch(/<meta name="description" content="[^"]{40,}"/)
        const canonical = `<link rel="canonical" href="https://relais.example${addressIn(locale, one.context.path)}">`
        // A cabinet's own link is known to nobody else.
        if (one.name === 'confirmer' || one.name === 'alerte') {
          expect(html).not.toContain('rel="canonical"')
          expect(html).not.toContain('https://relais.example/')
          expect(html).toContain('<meta name="robots" content="noindex">')
        } else {
          expect(html).toContain(canonical)
          expect(html).toContain('hreflang="x-default"')
        }
        expect(html).toContain('<link rel="manifest"')
        // A second way to every page, from every page.
        expect(html).toMatch(
          /<footer[\s\S]*href="(?:\/plan-du-site|accessibilite|mentions-legales|confidentialite|\/en\/site-map)"[\s\S]*<\/footer>/,
        )
        // A link that leads back to its own page: of a source whose address nobody knows, for instance.
        expect(html).not.toMatch(/<a (?![^>]*href="[^"])/)
        for (const table of html.match(/<table[\s\S]*?<\/table>/g) ?? [])
          expect(table).toMatch(/^<table[^>]*>\s*<caption[^>]*>[\s\S]*?\p{L}/u)
        // Marks of components are bytes that only a living part needs.
        expect(
          html.replace(/<head>[\s\S]*<\/head>|(?:<!---->)?\s*<div data-island=[\s\S]*/g, ''),
        ).not.toContain('<!--')
        expect(html).not.toMatch(/[\uFDD0\uFDD1]/)
        // What is only true out of the stock is hidden by the page itself, not by a style that may not come.
        for (const note of html.match(/<[^>]*\boffline-note\b[^>]*>/g) ?? [])
          expect(note).toMatch(/ hidden\b/)
        // The Content-Security-Policy lets neither inline style nor inline script through.
        expect(html).not.toMatch(/<[^>]+\sstyle=/)
        expect(html).not.toMatch(/<style|\son[a-z]+="/)
        expect(
          html.match(/<script[^>]*>/g)?.filter((tag) => !/src=|application\/(ld\+)?json/.test(tag)),
        ).toEqual([])
        const text = read(html)
        expect(text).toContain(locale === 'fr' ? 'Cabinets fictifs' : 'Fictitious practices')
        expect(text).toContain(run.id.slice(0, 12))
        expect(text).toContain(locale === 'fr' ? '22 novembre 2026' : '22 November 2026')
        expect(text).not.toMatch(/undefined|NaN|\[object|Infinity/)
      }
    },
  )

  const slugs =
    /\/(trouver|que-faire|carte|circonscriptions?|methode|chiffres|chronologie|donnees|cabinets?|gestion|connexion|signalement|plan-du-site|essai|rapport|journal|confirmer|annuler|alertes)(?=[/?#]|$)/
  test.each(cases.map((one) => [one.id, one] as const))(
    '%s in English links to English addresses alone, but for the link to French and the data',
    (_id, one) => {
      const html = renderPage(one.name, { ...one.context, locale: 'en' }, one.data)
      const links = [...html.matchAll(/<(?:a|form|link)\s[^>]*>/g)]
        .map(([tag]) => tag)
        .filter((tag) => !/hreflang="(?:fr|x-default)"/.test(tag))
        .flatMap((tag) => /(?:href|action)="([^"]*)"/.exec(tag)?.[1] ?? [])
        .map((link) => link.replace('https://relais.example', ''))
        .filter(
          (link) =>
            link.startsWith('/') && !/^\/(?:api|fhir|donnees\/|tiles|schemas|en\/ogc|ogc)\b/.test(link),
        )
      expect(links.length).toBeGreaterThan(8)
      // A level is named by its code where it is data, behind the page's own name.
      expect(
        links
          .map((link) => link.replace(/^(\/en\/alerts)\/[a-z-]+/, '$1'))
          .filter((link) => slugs.test(link)),
      ).toEqual([])
      // And pages are linked in the language of the page.
      expect(
        links.filter((link) => !/^\/(?:en(?:[/?#]|$)|assets\/|[\w-]+\.\w+$|ui\/|client\/)/.test(link)),
      ).toEqual([])
    },
  )

  test('a count that comes written in French is written in the language of the page', () => {
    const at = (locale: 'fr' | 'en') =>
      read(renderPage('gestionAccueil', { ...context('/gestion'), locale }, pages.gestionAccueil))
    expect(at('fr')).toContain('1 280 patients suivis')
    expect(at('en')).toContain('1,280 patients followed')
  })

  test('no banner once the roster is real', () => {
    const html = renderPage('accueil', context('/', { demonstration: false }), pages.accueil)
    expect(read(html)).not.toContain('Cabinets fictifs')
  })

  test('a quotation made on the demonstration keeps its banner once the roster is real', () => {
    const real = { ...context(`/citation/${run.id}/72-04`), demonstration: false }
    const told = (demonstration: boolean) =>
      renderPage('citation', real, {
        ...pages.citation,
        citation: { ...pages.citation.citation, demonstration },
      })
    expect(told(true)).toContain('demo-banner')
    expect(told(false)).not.toContain('demo-banner')
  })

  test('a French name in an English sentence is marked as French', () => {
    const html = renderPage(
      'trouver',
      { ...context('/trouver', { search: '?q=niort' }), locale: 'en' },
      trouver.results,
    ).replace(/<!--[\s\S]*?-->/g, '')
    expect(html).toMatch(/<h1>Around <span lang="fr">Niort/)
    expect(html).toMatch(/A nurse is working in <span lang="fr">Niort<\/span>/)
  })

  test('who looks for a quarter or a hamlet in vain is told to write its commune', () => {
    for (const state of ['not-found', 'choose'] as const)
      expect(read(page('trouver', trouver[state]!, '/trouver', '?q=x'))).toContain(
        'Un quartier ou un hameau ? Nous ne les connaissons pas tous',
      )
  })

  test('an island of a mainland commune is told in words, where its people search', () => {
    const at = (codeCommune: string) =>
      read(
        page(
          'trouver',
          { ...trouver.results, place: { ...trouver.results.place!, codeCommune } },
          '/trouver',
        ),
      )
    expect(at('83069')).toMatch(
      /îles sans pont \(Porquerolles, Port-Cros, Le Levant\).*prenez d’abord le bateau/,
    )
    expect(at('79191')).not.toContain('îles sans pont')
  })

  test('the privacy page tells of an address service only where there is one, and missing operators are said', () => {
    const text = read(page('confidentialite', pages.confidentialite, '/confidentialite'))
    expect(text).toContain('est alors envoyé au service d’adresses')
    expect(text).toContain('non renseigné par l’exploitant')
    const without = { ...pages.confidentialite, addresses: false }
    expect(read(page('confidentialite', without, '/confidentialite'))).not.toContain('service d’adresses')
    expect(read(page('mentions', pages.mentions, '/mentions-legales'))).toMatch(
      /ARS Exemple.*contact@ars\.example/,
    )
  })

  test('the method shows its known failures, and widths that are measured', () => {
    const text = read(page('methode', pages.methode, '/methode'))
    expect(text).toMatch(/Cilaos – Saint-Louis .*45–80 31 non : échec connu/)
    expect(text).toContain('l’estimation tombe juste pour 1')
    expect(text).toContain('± 43 %')
    expect(text).not.toMatch(/± (25|16|7) %/)
    const pending = read(page('methode', { ...pages.methode, widths: null }, '/methode'))
    expect(pending).toContain('ne sont pas encore calculés')
  })

  test('the method says on what expected patients rest, for the reader and for the statistician', () => {
    const byPopulation = read(page('methode', pages.methode, '/methode'))
    expect(byPopulation).toContain('D(i) = ρ × population standardisée(i)')
    expect(byPopulation).not.toContain('recensement de')
    const demande = { patients: '2023', people: '2022' }
    const byAge = read(page('methode', { ...pages.methode, demande }, '/methode'))
    expect(byAge).toContain('D(i) = Σ habitants(i, âge) × prévalence(département, âge)')
    expect(byAge).toContain('sept classes d’âge (recensement de 2022)')
    expect(byAge).toMatch(/habitants de chaque commune par âge \(recensement de 2022\).*\(2023\)/)
    expect(byAge).not.toContain('D(i) = ρ')
  })

  test('the legend of the map and the printed sheet name the files that expected patients rest on, once loaded', () => {
    const IDS = ['effectifs-cnam', 'ages-communes']
    const legend = (data: PageData['carte'], search = '') =>
      /<li class="sources[^>]*>.*?<\/details>/s.exec(page('carte', data, '/carte', search))![0]
    const byAge = { ...pages.carte, demande: { patients: '2023', people: '2022' } }
    for (const id of IDS) {
      expect(legend(byAge)).toContain(id)
      expect(legend(byAge, '?i=apl-mg65')).not.toContain(id)
      expect(legend(pages.carte)).not.toContain(id)
    }
    const { territoire } = pages.circonscription
    const figures = territoire.figures.map((one) => ({ ...one, sources: [...one.sources, ...IDS] }))
    const sheet = { ...pages.circonscription, territoire: { ...territoire, figures } }
    const printed = (locale: 'fr' | 'en') => {
      const html = renderPage('circonscription', context('/circonscription/72-04', { locale }), sheet)
      return read(html.slice(html.indexOf('fiche-sources')))
    }
    expect(printed('fr')).toMatch(/Cnam, diabète traité par âge et département ; INSEE, âges par commune/)
    expect(printed('en')).toMatch(/Cnam, treated diabetes by age and département ; INSEE, ages by commune/)
  })

  test('a scenario tells what the lead figures become, for France and by area', () => {
    const text = read(page('scenario', pages.scenario, '/scenario/x'))
    const { relaylessBefore, relaylessAfter } = pages.scenario.scenario.levels.france
    const written = [relaylessBefore[0], relaylessAfter[0]].map((value) =>
      value === null ? 'non diffusé' : new Intl.NumberFormat('fr-FR').format(value!).replace(/\s/g, ' '),
    )
    expect(text).toContain(`${written.join(' → ')} patients attendus sans relais`)
    expect(text).toMatch(/\d+ → \d+ Sur 100 suivis, attendus sans relais/)
  })

  test('what was typed cannot become markup, in the page or in its JSON', () => {
    const q = `"><script>alert(1)</script><!--`
    const html = page('trouver', { ...trouver['not-found'], q }, '/trouver', '?q=x')
    expect(html).not.toContain('<script>alert')
    const json = /<script type="application\/json"[^>]*>(.*?)<\/script>/s.exec(html)![1]!
    expect(json).not.toContain('<')
    expect((JSON.parse(json) as { props: { q: string } }[])[0]!.props.q).toBe(q)
  })
})

describe('the patients’ page', () => {
  test('each card says minutes, status in words, date, evidence, expiry, meaning, and that it is fictitious', () => {
    const html = page('trouver', trouver.results, '/trouver', '?q=niort')
    const cards = html.match(/<article[\s\S]*?<\/article>/g)!.map(read)
    expect(cards).toHaveLength(3)
    for (const card of cards) expect(card).toContain('cabinet fictif — démonstration')
    expect(cards[0]).toMatch(/5 min .*trajet estimé .*Ouvert · statut en vigueur depuis le 5 janvier 2026/)
    expect(cards[0]).toContain('Confirmé le 28 octobre 2026 par le cabinet lui-même')
    expect(cards[0]).toContain('À reconfirmer au plus tard le 27 décembre 2026')
    expect(cards[2]).toContain('Dernier statut connu : ouvert')
    expect(html).toContain('href="tel:+33500000212"')
  })

  test('the answer in plain words comes first, and says that the practice is made up', () => {
    const text = read(page('trouver', trouver.results, '/trouver', '?q=niort'))
    expect(text).toMatch(
      /En clair Attention : ce cabinet est inventé\. Il sert à montrer le site\. Une infirmière travaille à Niort\. Il faut environ 5 min en voiture, ou 20 min à pied\. On nous l’a dit le 28 octobre 2026\. Cela a pu changer\. Appeler 05 00 00 02 12 /,
    )
    expect(text.indexOf('En clair')).toBeLessThan(text.indexOf('3 cabinets'))
  })

  test('while the database is down the page says what matters, and what to do', () => {
    const html = renderPage(
      'trouver',
      context('/trouver', { search: '?q=niort', degraded: true }),
      trouver.results,
    )
    expect(read(html)).toMatch(
      /les changements les plus récents peuvent manquer.*Appelez avant de vous déplacer/,
    )
  })

  test('changes can be followed without an account, from here and from the page of each cabinet', () => {
    const html = page('trouver', { ...trouver.results, departement: 'Deux-Sèvres' }, '/trouver', '?q=niort')
    expect(html).toContain('href="/api/v1/changements.atom?commune=79191"')
    expect(html).toContain('href="/api/v1/changements.atom?territoire=79"')
    expect(html).toContain('href="/trouver?commune=79191"')
    expect(page('cabinet', pages.cabinet, '/cabinet/demo-212')).toContain(
      'href="/api/v1/changements.atom?cabinet=demo-212"',
    )
  })

  test('what an address was read as is said', () => {
    for (const [notice, words] of [
      ['silent', 'ne répond pas'],
      ['unknown', 'Nous ne connaissons pas cette adresse'],
      ['off', 'par commune, pas par rue'],
    ] as const)
      expect(read(page('trouver', { ...trouver.results, notice }, '/trouver', '?q=x'))).toContain(words)
  })

  test('directions leave without saying where the person is', () => {
    const html = page('trouver', trouver.results, '/trouver', '?q=niort')
    const outside = html
      .match(/<a href="https?:[^"]+"[^>]*>/g)!
      .filter((link) => !link.includes('relais.example'))
    expect(outside.length).toBeGreaterThan(3)
    for (const link of outside) expect(link).toContain('noreferrer')
    expect(html).toContain('href="geo:46.325,-0.465')
  })

  test('a place that nobody located says so, and its directions look for the address, not for the middle of a town', () => {
    const [first, ...others] = trouver.results.results
    const approximatePlace = 'Paris 10e Arrondissement'
    const there = { ...first!, cabinet: { ...first!.cabinet, approximatePlace, commune: 'Paris' } }
    const html = page('trouver', { ...trouver.results, results: [there, ...others] }, '/trouver', '?q=75010')
    expect(read(html)).toContain('nous comptons le trajet jusqu’au milieu de Paris 10e Arrondissement')
    expect(html).toContain('destination=')
    const [card] = html.split('</article>')
    expect(card).toContain(encodeURIComponent(`${first!.cabinet.address}, ${approximatePlace}`))
    expect(card).not.toContain('geo:46.325')
  })

  test('no one near: says so, gives the path, and the nearest whatever the minutes', () => {
    const text = read(page('trouver', trouver.none, '/trouver', '?q=niort'))
    expect(text).toContain('Aucun cabinet ouvert trouvé près de Niort (79)')
    for (const word of ['médecin traitant', '116 117', '15', 'Nouvelle-Aquitaine', 'Cabinet fictif n° 1480'])
      expect(text).toContain(word)
  })

  test('maisons and centres de santé stand after the nurses, each said to be no relay, with address, number and what is not known', () => {
    const html = page('trouver', trouver.results, '/trouver', '?q=niort')
    expect(html.indexOf('id="structures"')).toBeGreaterThan(html.lastIndexOf('id="cabinet-'))
    const text = read(html.slice(html.indexOf('id="structures"')))
    expect(text).toContain(
      'MAISON DE SANTE DES ESSAIS Maison de santé, pas un relais Asalée · 6 min, trajet estimé',
    )
    expect(text).toContain('1 avenue DES ESSAIS, 79000 Niort 05 49 00 00 00')
    // Of the other only the commune is known, and no road leads there.
    expect(text).toContain('Centre de santé Centre de santé, pas un relais Asalée · Pas de route : bateau')
    expect(text).toContain('Position approximative : le trajet est compté jusqu’au milieu de Niort.')
    expect(text).toContain('Téléphone non renseigné')
    expect(text).toContain('tel que connu au 25 avril 2026')
    expect(html).toContain('href="tel:+33549000000"')
    expect(html).toContain('href="/donnees#finess"')
  })

  test('where the register is not loaded the page says so and leads to the official directory, never that nothing is near', () => {
    for (const [locale, words] of [
      ['fr', 'n’est pas chargée sur ce site : nous ne savons pas s’il y en a près d’ici'],
      ['en', 'is not loaded on this site, so we do not know whether any are near here'],
    ] as const) {
      const html = renderPage(
        'trouver',
        { ...context('/trouver', { search: '?q=niort' }), locale },
        trouver.none,
      )
      expect(read(html)).toContain(words)
      expect(html).toContain('href="https://www.sante.fr/"')
      expect(html).not.toContain('id="structures"')
    }
  })

  test('several communes: a link for each, that needs no JavaScript', () => {
    const html = page('trouver', trouver.choose, '/trouver', '?q=79230')
    expect(html).toContain('href="/trouver?q=Fors+%2879%29&amp;commune=79002"')
    const chosen = { ...trouver.choose, matched: 32, minutes: 30, includeUnknown: true }
    const links = page('trouver', chosen, '/trouver', '?q=79230&minutes=30&inconnu=1')
    expect(links).toContain('href="/trouver?q=Fors+%2879%29&amp;commune=79002&amp;minutes=30&amp;inconnu=1"')
    expect(links).toContain('href="/trouver?q=79230&amp;tous=1&amp;minutes=30&amp;inconnu=1"')
  })

  test('a guess stands under its question, and no place that may be meant is cut in silence', () => {
    const { choices } = trouver.choose
    const html = page(
      'trouver',
      { ...trouver.results, asked: 'place', choices, matched: 27 },
      '/trouver',
      '?q=x',
    )
    expect(read(html)).toMatch(/Est-ce bien Niort \(79\) \? Sinon : Aiffres.*Brûlain.*Fors.*et 23 autres/)
    expect(html).toMatch(/href="\/trouver\?q=niort&amp;tous=1[^"]*">et 23 autres/)
    const list = page('trouver', { ...trouver.choose, matched: 32 }, '/trouver', '?q=79230')
    expect(list).toMatch(/href="\/trouver\?q=79230&amp;tous=1">et 26 autres/)
  })

  test('a postcode answers at once, and names its other communes above the list', () => {
    const place = { ...trouver.results.place!, kind: 'postcode' as const, label: '79230 Aiffres' }
    const choices = ['79230 Vouillé', '79230 Fors'].map((label) => ({ ...place, label }))
    const text = read(
      page(
        'trouver',
        { ...trouver.results, place, asked: 'postcode', choices, matched: 3 },
        '/trouver',
        '?q=x',
      ),
    )
    expect(text).toMatch(/Autour d’Aiffres \(79230\).*aussi celui de : Vouillé Fors .*3 cabinets/)
  })

  test('a place that is not covered is named, with what can still be done; advice follows what was read', () => {
    expect(read(page('trouver', { ...trouver.outside, outside: 'Canada' }, '/trouver', '?q=x'))).toMatch(
      /« Canada » n’est pas couvert.*Parlez de votre suivi/,
    )
    const understood = { wrongLength: true, contradiction: false, dropped: false }
    const text = read(page('trouver', { ...trouver['not-found'], understood }, '/trouver', '?q=x'))
    expect(text).toContain('Un code postal a cinq chiffres')
    expect(text).not.toContain('ne vont pas ensemble')
  })

  test('patients meet none of the words of the trade, in either language', () => {
    const trade =
      /\b(APL|ETP|FTE|Atom|RSS|flux|feeds?|CPTS|API|JSON|CSV|SQL|QPV|ZIP|ZAC|CNAM|IPA|calculs?|calculée?s?|computed|indicateurs?|indicators?|algorithme|isochrone|géocodeur|geocoder|quantile|Monte[- ]Carlo)\b/
    for (const one of cases.filter(({ name }) => ['trouver', 'cabinet', 'queFaire'].includes(name)))
      for (const locale of ['fr', 'en'] as const) {
        const html = renderPage(one.name, { ...one.context, locale }, one.data)
        const main = /<main[\s\S]*<\/main>/.exec(html)![0]
        const patients = main.replace(/<details class="professionals[\s\S]*$/, '')
        expect(trade.exec(read(patients))?.[0], `${one.id}, ${locale}`).toBeUndefined()
      }
  })

  test('an error keeps the text that was typed', () => {
    const html = page('trouver', trouver.error, '/trouver', '?q=Niort')
    expect(html).toMatch(/<input[^>]*name="q"[^>]*value="Niort"/)
  })

  test('a search is not for search engines', () => {
    expect(page('trouver', trouver.results, '/trouver', '?q=niort')).toContain('content="noindex"')
    expect(page('trouver', trouver.empty, '/trouver')).not.toContain('noindex')
  })
})

describe('the deputies’ sheet', () => {
  const text = (): string => read(page('circonscription', pages.circonscription, '/circonscription/72-04'))

  test('a figure has its interval, its rank with the rank’s range, and its neighbours', () => {
    expect(text()).toContain(
      'Risque d’interruption sans relais (R) 47 sur 100 patients suivis entre 40 et 54 83e sur 558',
    )
    expect(text()).toContain('entre le 41e et le 152e rang')
    expect(text()).toContain('Sarthe : 32 · France : 25')
  })
  test('deputy, question, split communes and their rule', () => {
    expect(text()).toContain('Élise Leboucher')
    expect(text()).toContain('Question écrite n° 14340, Journal officiel du 14 avril 2026, p. 3063')
    expect(text()).toContain('par Élise Leboucher (sans réponse au 22 août 2026)')
    expect(text()).toMatch(/ajustés à la population publiée par l’INSEE : Le Mans 19 %/)
  })
  test('a vacant seat and a hidden count are said', () => {
    const vacant = read(page('circonscription', sheets.vacant!, '/circonscription/74-03'))
    expect(vacant).toContain('aucun nom dans la liste du 26 décembre 2025, ancienne Liste ancienne')
    expect(vacant).toContain('< 11')
    // Only a list of the last sixty days says that nobody sits there.
    const { depute } = sheets.vacant!.territoire
    const fresh = { ...sheets.vacant!.territoire, depute: { ...depute!, listeAncienne: false } }
    const html = page('circonscription', { ...sheets.vacant!, territoire: fresh }, '/circonscription/74-03')
    expect(read(html)).toContain('siège vacant au 26 décembre 2025')
  })
  test('what the source lacks, how communes are assigned, and what a merged commune does to sums are said', () => {
    const { territoire } = sheets.vacant!
    const figures = territoire.figures.map((one) =>
      one.indicator === 'apl-mg65' || one.indicator === 'part-zip'
        ? {
            ...one,
            value: null,
            low: null,
            high: null,
            status: 'missing' as const,
            rounded: 'donnée absente',
          }
        : one,
    )
    const shared = { nom: 'Vallons', code: '44180', part: 0.2, regle: 'ajustee' }
    const crossing = (departement: string, autres: string[], more = {}) =>
      read(
        renderPage('circonscription', context('/circonscription/74-03', more), {
          ...sheets.vacant!,
          territoire: {
            ...territoire,
            figures,
            note: { fr: 'Communes rattachées.', en: 'Communes assigned.' },
            communesPartagees: [{ ...shared, departement, autres }],
          },
        }),
      )
    const came = crossing('44', ['44-05'])
    expect(came).toMatch(/donnée absente .*La source ne donne pas cette valeur/)
    expect(came).toMatch(/Communes rattachées\..*Zonage : donnée absente/)
    expect(came).not.toContain('sans objet')
    expect(came).toContain('Vallons appartient au département 44')
    expect(crossing('74', ['44-05'])).toContain('circonscription 44-05, d’un autre département')
    expect(crossing('74', ['74-02'])).not.toMatch(/autre département|appartient au/)
    const english = crossing('44', ['44-05'], { locale: 'en' })
    expect(english).toMatch(/Communes assigned\..*no data.*Vallons belongs to département 44/)
  })
  test('abroad: the reason, and no figure', () => {
    const abroad = read(page('circonscription', sheets.abroad!, '/circonscription/99-01'))
    expect(abroad).toContain('Pas de chiffres pour cette circonscription')
    expect(abroad).not.toContain('Patients suivis')
    const english = { ...context('/circonscription/99-01'), locale: 'en' as const }
    expect(read(renderPage('circonscription', english, sheets.abroad!))).toContain('No figures are published')
  })
})

describe('the list of constituencies', () => {
  const list = (search: string): string =>
    read(page('circonscriptions', pages.circonscriptions, '/circonscriptions', search))
  test('searched by the address alone', () => {
    expect(list('?q=sarthe')).toContain('1 sur 3 circonscriptions')
    expect(list('?q=leboucher+7204')).toContain('72-04')
    expect(list('?q=zzz')).toContain('Aucune circonscription ne répond à « zzz »')
  })
  test('a seat shows its deputy and group, or that it is vacant', () => {
    expect(list('')).toMatch(
      /Élise Leboucher \(LFI-NFP\).*aucun nom dans la liste du 26 décembre 2025, ancienne/,
    )
    expect(list('')).toContain('liste de l’Assemblée nationale du 26 décembre 2025. Liste ancienne')
  })
  test('those without figures are explained, not dropped', () => {
    expect(list('')).toMatch(/Pourquoi dix-neuf circonscriptions.*99-01/)
  })
})

test('a département names its senators by the day of their list, or says why nobody is named', () => {
  expect(read(page('territoire', pages.territoire, '/departement/72'))).toMatch(
    /Aucun nom n’est donné : les sièges de ce département ont été renouvelés en septembre 2026, .* du 2 juillet 2026/,
  )
  const held = [{ civilite: 'Mme', nom: 'Nora M.', groupe: 'Groupe G' }]
  const told = (senators: Partial<NonNullable<PageData['territoire']['senators']>>) =>
    read(
      page(
        'territoire',
        {
          ...pages.territoire,
          senators: {
            ...{ dateListe: '2026-11-28', old: false, renewed: null, held, questions: [] },
            ...senators,
          },
        },
        '/departement/44',
      ),
    )
  expect(told({ dateListe: '2026-07-02', old: true })).toMatch(
    /Nora M\. , Groupe G .*liste du Sénat du 2 juillet 2026 : sièges non renouvelés depuis\..* Liste ancienne/,
  )
  // Of a fresh list nothing is left to say but its day.
  const fresh = told({})
  expect(fresh).toContain('Nora M. , Groupe G D’après la liste du Sénat du 28 novembre 2026.')
  expect(fresh).not.toMatch(/renouvel|Liste ancienne/)
  expect(told({ held: [] })).toContain('La liste du Sénat du 28 novembre 2026 n’y nomme personne.')
  const asked = { auteur: 'Nora M.', groupe: 'G', url: 'https://www.senat.fr/questions/1' }
  const question = {
    ...asked,
    date: '2026-03-12',
    titre: 'Asalée',
    statut: 'caduque' as const,
    statutLe: '2026-11-26',
  }
  expect(told({ questions: [question] })).toMatch(
    /Leurs questions qui nomment Asalée.*Nora M\. \(G\), Journal officiel du 12 mars 2026.*caduque, état au 26 novembre 2026/,
  )
})

test('claims that disagree stand side by side, each with its source', () => {
  const text = read(page('chiffres', pages.chiffres, '/chiffres'))
  expect(text).toMatch(/2 000 infirmières.*2 080 infirmières.*plus de 2 000 infirmières/)
  expect(text).toContain('3 affirmations, qui ne concordent pas')
  expect(text).toContain('JO p. 3066')
})

test.each(['chiffres', 'chronologie'] as const)(
  '%s tells every question with its state and the day',
  (name) => {
    const text = read(page(name, pages[name], `/${name}`))
    expect(text).toContain('Au 22 août 2026 : 1 sans réponse, 1 avec une réponse publiée, 1 retirée.')
    expect(text).toContain('date non donnée par la liste')
    // A state is of one day: without it, the reader would take it for today's.
    for (const [, rest] of text.matchAll(/sans réponse(.{0,40})/g))
      expect(rest).toMatch(/^( au 22 août 2026|, 1 avec)/)
  },
)
