import '../../styles/base.css';
import '../../styles/controls.css';
import { createRoot } from 'react-dom/client';
import { bridgeOf } from '../../bridge/client.ts';
import { App } from './App.tsx';

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<App bridge={bridgeOf('tabs')} />);
