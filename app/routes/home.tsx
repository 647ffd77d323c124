export default function Home() {
  return <main><h1>Bourse aux ressources</h1></main>
}
