// `npm audit` of what is installed at an office. Known holes of level high or critical fail; a registry that keeps no
// advisories (a mirror, a proxy) says nothing either way: that is told, and passes.
import { spawnSync } from 'node:child_process'

const { stdout } = spawnSync('npm', ['audit', '--json', '--omit=dev'], { encoding: 'utf8' })
let report
try {
  report = JSON.parse(stdout)
} catch {
  report = { message: 'npm audit said nothing readable' }
}
const holes = Object.values(report.vulnerabilities ?? {}).filter(({ severity }) => /high|critical/.test(severity))
for (const { name, severity, range, fixAvailable } of holes)
  console.log(`${severity}: ${name} ${range}${fixAvailable ? ' (a fix is there)' : ''}`)
if (report.vulnerabilities === undefined) console.log(`no audit with this registry: ${report.message}`)
else console.log(`${holes.length} high or critical of ${Object.keys(report.vulnerabilities).length} found`)
process.exitCode = holes.length > 0 ? 1 : 0
