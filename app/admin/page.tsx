import { redirect } from "next/navigation";
import { adminOrNotFound } from "./admin-or-not-found";

export default async function AdminPage() {
  await adminOrNotFound();
  redirect("/admin/background");
}
