// The least bot that answers /kling-balance on both chats: what the start of the real one is held against. It keeps
// nothing, draws nothing and warns of nothing.
import bolt from "@slack/bolt";
import { Client, Events, GatewayIntentBits, REST, Routes, SlashCommandBuilder } from "discord.js";

const env = process.env;
const api = env.DISCORD_API_URL.replace(/\/v\d+\/?$/, "");

async function balance(email) {
  const answer = await fetch(`${env.USEAPI_BASE_URL}/accounts/${encodeURIComponent(email)}`, {
    headers: { Authorization: `Bearer ${env.USEAPI_TOKEN}` },
  });
  const account = await answer.json();
  const credits = new Intl.NumberFormat("en").format(account.balance.total / 100);
  return `${email} has ${credits} credits left`;
}

async function startSlack() {
  const app = new bolt.App({
    token: env.SLACK_BOT_TOKEN,
    appToken: env.SLACK_APP_TOKEN,
    socketMode: true,
    logLevel: bolt.LogLevel.ERROR,
    clientOptions: { slackApiUrl: env.SLACK_API_URL },
  });
  app.command("/kling-balance", async ({ command, ack }) => ack(await balance(command.text)));
  await app.start();
}

async function startDiscord() {
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api } });
  client.on(Events.InteractionCreate, async (interaction) => {
    if (interaction.isChatInputCommand()) {
      await interaction.reply({ content: await balance(interaction.options.getString("email")), flags: 64 });
    }
  });
  client.once(Events.ClientReady, async (ready) => {
    const command = new SlashCommandBuilder()
      .setName("kling-balance")
      .setDescription("What is left")
      .addStringOption((option) => option.setName("email").setDescription("The account"));
    const rest = new REST({ api }).setToken(env.DISCORD_TOKEN);
    await rest.put(Routes.applicationCommands(ready.application.id), { body: [command.toJSON()] });
  });
  await client.login(env.DISCORD_TOKEN);
}

process.on("SIGTERM", () => process.exit(0));
await Promise.all([startSlack(), startDiscord()]);
