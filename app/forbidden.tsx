export default function F() { return <p>no right</p> }
