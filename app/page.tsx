import { PrismaClient } from '#prisma/client/client.ts'
import { forbidden } from 'next/navigation'
import { processSlot } from '#lib/core/slot.ts'
async function act(f: FormData) { 'use server'; if (f.get('x') === '1') forbidden(); console.log('acted') }
export const dynamic = 'force-dynamic'
export default function Page() { return <form action={act}>hi {typeof PrismaClient} {processSlot('x', () => 'no')}<input name="x" defaultValue="1" /><button>go</button></form> }
